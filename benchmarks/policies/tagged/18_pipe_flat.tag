file: 18_pipe_flat.txt
title: 阡陌农服 隐私政策摘要及清单
app: 阡陌农服
date: 2022-12-01
layout: flat-pipe double-list
notes: Copied tables with "|" between cells but no Markdown rule line; the two lists (collected, shared) that regulators ask for; permission names in a third table; cells left empty.
sdk: baiduloc | 百度地图 | 百度定位SDK, 百度地图SDK, 百度定位 | 
sdk: weather | 瑞象气象 | 瑞象气象SDK, 瑞象 | 
sdk: xiaoneng | 小能客服 | 小能客服SDK, 小能 | 
sdk: baiduocr | 百度OCR | 百度文字识别SDK, 百度OCR SDK | 
sdk: jpush | 极光推送 | 极光推送SDK, 极光, JPush | 
%%%%
阡陌农服 隐私政策摘要及清单
（2022年12月1日起适用）

一句话摘要：我们收集信息是为了帮您种好地、卖好粮，绝不倒卖。

一、已收集个人信息清单
信息类型|信息内容|使用目的|使用场景|收集方式
基本信息|«PHONE|手机号»、姓名|注册账号|首次登录|您主动填写
身份信息|«IDC|身份证号»|申领农机补贴|提交补贴申请|您主动填写
位置信息|«FINE|地块经纬度»|圈地测亩|点击"测亩"|系统采集
图像信息|«PHOTO|病虫害照片»|识别病虫害|点击"拍一拍"|您主动上传
设备信息|«MODEL|手机型号»、«OS|安卓版本»、«AID|安卓ID»|保障运行|启动时|系统采集
网络信息|«NET|网络类型»、«IP|IP地址»|保障运行|启动时|系统采集

二、权限清单
权限|功能|可否关闭
«p:ACCESS_FINE_LOCATION|位置»|测亩、天气|可
«p:CAMERA|相机»|拍一拍|可
«p:READ_EXTERNAL_STORAGE|存储空间»|保存测亩图|可
«p:RECORD_AUDIO|麦克风»|语音提问|可
«p:CALL_PHONE=|拨打电话»|一键呼叫农技员|可

三、第三方信息共享清单
第三方|SDK|共享信息|目的|共享方式|官网
«v:baiduloc|北京百度网讯科技有限公司»|«s:baiduloc|百度定位SDK»|«i:baiduloc|«LOC|位置»、«WIFI|WiFi列表»、«SENS|传感器»»|«u:baiduloc|测亩定位»|SDK本机采集|lbsyun.baidu.com
«v:weather|兰州瑞象环境科技有限公司»|«s:weather|瑞象气象SDK»|«i:weather|«COARSE?|所在区县»»|«u:weather|农事天气»|接口传输|ruixiang.example
«v:xiaoneng|北京能通天下网络技术有限公司»|«s:xiaoneng|小能客服SDK»|«i:xiaoneng|聊天内容、«IP|IP地址»»|«u:xiaoneng|在线咨询»|SDK本机采集|
«v:baiduocr|北京百度网讯科技有限公司»|«s:baiduocr|百度文字识别SDK»|«i:baiduocr|«IDC|身份证图像»»|«u:baiduocr|自动填写证件»|SDK本机采集|ai.baidu.com
«v:jpush|深圳市和讯华谷信息技术有限公司»|«s:jpush|极光推送SDK»|«i:jpush|«OAID|OAID»、«MAC|MAC地址»»|«u:jpush|农时提醒»|SDK本机采集|www.jiguang.cn

四、其他
完整政策见"我的—关于—隐私政策"。农技员热线 12316。
