file: 22_space_flat.txt
title: 快麦收银第三方SDK列表（网页文本）
app: 快麦收银
layout: sdk-list flat-space
notes: Stored by a crawler: cells joined by one blank, long cells wrapped over lines, no row boundaries; header once at the top; empty package cell for one row.
sdk: jpush | 极光推送 | 极光推送SDK, JPush, 极光 | 
sdk: bugly | Bugly | 腾讯Bugly, Bugly SDK | 
sdk: wx | 微信 | 微信SDK, 微信开放平台SDK, WeChat SDK | 
sdk: shouqian | 收千扫码 | 收千扫码支付SDK, 收千 | 
sdk: amap | 高德地图 | 高德地图SDK, 高德 | 
sdk: printer | 佳印云打印 | 佳印云打印SDK, 佳印 | 
%%%%
快麦收银 第三方SDK列表 首页 产品 价格 帮助中心 登录
更新时间 2023-04-17
第三方SDK名称 包名 公司名称 使用目的 收集的个人信息 隐私政策
«s:jpush|极光推送SDK» «k:jpush|cn.jpush.android» «v:jpush|深圳市和讯华谷信息技术有限公司» «u:jpush|新订单语音播报与消息推送» «i:jpush|«IMEI|IMEI»、«AID|Android ID»、«NET|网络信息»、«LOC|位置信息»» «l:jpush|https://www.jiguang.cn/license/privacy»
«s:bugly|腾讯Bugly» «k:bugly|com.tencent.bugly» «v:bugly|深圳市腾讯计算机系统有限公司» «u:bugly|收集闪退原因
以便我们修复» «i:bugly|«MODEL|设备型号»、«OS|系统版本»、«CRASH|崩溃信息»» «l:bugly|https://privacy.qq.com/document/preview/fc748b3d96224fdb825ea79e132c1a56»
«s:wx|微信SDK» «k:wx|com.tencent.mm.opensdk» «v:wx|深圳市腾讯计算机系统有限公司» «u:wx|店主微信登录、
分享小票给顾客» «i:wx|昵称、头像、«NET|网络类型»» «l:wx|https://weixin.qq.com/cgi-bin/readtemplate?lang=zh_CN&t=weixin_agreement&s=privacy»
«s:shouqian|收千扫码支付SDK» «k:shouqian|com.shouqian.pay» «v:shouqian|上海收千数据服务有限公司» «u:shouqian|聚合收款» «i:shouqian|交易金额、«SERIAL|设备序列号»、«IP|IP地址»» «l:shouqian|https://www.shouqian.example/privacy»
«s:amap|高德地图SDK» «k:amap|com.amap.api» «v:amap|高德软件有限公司» «u:amap|填写门店地址» «i:amap|«FINE|经纬度»、«WIFI|WiFi列表»» «l:amap|https://lbs.amap.com/pages/privacy/»
«s:printer|佳印云打印SDK» «k:printer|com.jiayin.print.cloud» «v:printer|珠海佳印科技有限公司» «u:printer|连接蓝牙小票机» «i:printer|«BT|蓝牙设备列表»» «l:printer|http://print.jiayin.example/policy»
返回顶部 关于我们 联系我们 加入我们 粤ICP备00000000号
