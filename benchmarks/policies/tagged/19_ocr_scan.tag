file: 19_ocr_scan.txt
title: 安澜医助隐私政策(扫描件文字)
app: 安澜医助
date: 2021-06-01
layout: ocr full-prose numbered-prose-sdks
notes: Text recognised from a scan: blanks inside words, look-alike characters, lost full stops, broken lines in the middle of sentences, page headers and numbers.
sdk: umeng | 友盟 | 友盟统计, 友盟+SDK, U-App | 
sdk: huanxin | 环信 | 环信IM SDK, 环信即时通讯 | 
sdk: trtc | 腾讯云实时音视频 | 腾讯实时音视频SDK, TRTC | 
sdk: kangma | 康码处方识别 | 康码处方识别SDK, 康码 | 
%%%%
安澜医助隐私政策                          第 1 页 共 4 页

更新日期 : 2021 年 5 月 24 日
生效日期 : 2021 年 6 月 1 日

本软件由郑州安澜健康管理有限公司开发 ,为患者提供在线问诊 、 复
诊开方 、 用药提醒等服务 。 我们知道病情是您最私密的信息 ,因此
制定了比法律要求更严格的内部规定 。

一 、 我们收集的信息

1 · 注册 :您的«PHONE|手 机号码»、 验证码 。
2 · 建档 :姓名 、 性别 、 «IDC|身份证号»、 既往病史 、 过敏史 。 病
历仅对接诊医生可见 。
3 · 问诊 :您描述的病情 、 «PHOTO|上传的检查报告图片»、 与医生
视频时的«CAM|画面»和«MIC|声音» 。
4 · 设备 :«MODEL|设备型 号»、 «OS|操作系统版本»、 «IMEI|IMEl»、 «AID|AndroidlD»、 «MAC|MAC地
址»、 «IP|lP地址»、 «NET|网络类型» 。

安澜医助隐私政策                          第 2 页 共 4 页

二 、 我们申请的权限

( 1 ) «p:CAMERA|相机权 限»:视频问诊 、 «CAM|拍摄报告»
( 2 ) «p:RECORD_AUDIO|麦克风权限»:视频问诊
( 3 ) «p:READ_EXTERNAL_STORAGE|存储权限»:选取报告图片
( 4 ) «p:READ_PHONE_STATE|读取电话状态权限»:设备安全校验
( 5 ) «P:ACCESS_NETWORK_STATE|android . permission . ACCESS_NETWORK_STATE»:判断网络质量

三 、 第三方 SDK

1 · «s:umeng|友盟+SDK»:«u:umeng|用于统计分析» ,收集«i:umeng|«IMEI|IMEl»、 «MAC|MAC 地址»» ,«v:umeng|友盟同欣(北京)科技有
限公司»
2 · «s:huanxin|环信IM SDK»:«u:huanxin|用于图文问诊» ,收集«i:huanxin|«NET|网络状态»» ,«v:huanxin|北京易掌云峰科技有限公司»
3 · «s:trtc|腾讯实时音视频SDK»:«u:trtc|用于视频问诊» ,收集«i:trtc|«MODEL|设备型号»、 «IP|IP 地址»» ,«v:trtc|深圳市腾讯计算机系统有限公司»
4 · «s:kangma|康码处方识别SDK»:«u:kangma|用于识别纸质处方» ,收集«i:kangma|«PHOTO|处方图片»» ,«v:kangma|西安康码智慧医疗有限公司»

安澜医助隐私政策                          第 3 页 共 4 页

四 、 信息的保存
在线诊疗病历按照卫生主管部门的规定保存不少于十五年 ; 咨询类
对话保存三年 。 保存地点为河南省郑州市 。

五 、 信息的对外提供
开具的处方会流转至您所选择的药店 ,药店仅能看到处方内容和取
药人姓名 。 未经您同意 ,我们不会向药企 、 保险公司提供您的病情 。
用于医学研究时 ,会去除一切可识别您身份的内容 。

六 、 您的权利
您可以查看 、 下载自己的病历 ,可以申请更正错误的内容 。 病历
不因注销账号而删除 ,这是法律的强制要求 。

安澜医助隐私政策                          第 4 页 共 4 页

七 、 未成年人
儿童问诊须由监护人建立家庭成员档案并陪同 。

八 、 联系我们
电话 0371-0000 0000 ; 个人信息保护负责人信箱 anlan@anlan.example
