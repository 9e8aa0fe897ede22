file: 03_lexiang_sdklist.txt
title: 乐乡出行第三方SDK目录
app: 乐乡出行
layout: sdk-list key-value-brackets
notes: SDK list page; 【key】value lines; several SDKs unknown to any list; one own package; contradiction (a push SDK with the package of another vendor).
sdk: yunque | 云雀推送 | 云雀推送SDK, 云雀 | 
sdk: baidumap | 百度地图 | 百度地图SDK, 百度定位 | 
sdk: huijian | 慧鉴实人 | 慧鉴实人认证SDK, 慧鉴 | 
sdk: trtc | 腾讯云实时音视频 | 腾讯云TRTC, TRTC SDK | 
sdk: qingteng | 青藤崩溃监控 | 青藤崩溃监控SDK, 青藤 | 
sdk: oppo | OPPO推送 | OPPO推送SDK, OPPO PUSH, HeyTap | android
sdk: tnt | 天南通语音 | 天南通离线语音, 天南通 | 
%%%%
乐乡出行（包名：com.lexiang.travel）第三方SDK目录
最近更新：2024/06/30

为保证打车、拼车、导航等功能可用，我们在App内集成了若干第三方SDK。各SDK的信息处理行为由其提供方负责，您可以点击链接查看其规则。若SDK升级导致本目录与实际情况不一致，以SDK提供方公示内容为准，我们会在十个工作日内修订。

一、推送类

【SDK名称】«s:yunque|云雀推送SDK»
【包名】«k:yunque|com.yunque.push»
【提供方】«v:yunque|武汉云雀智联科技有限公司»
【使用目的】«u:yunque|行程状态变化时通知乘客和司机»
【收集信息】«i:yunque|«OAID|OAID»、«AID|AndroidID»、«MODEL|机型»、«OS|系统版本»、«NET|网络类型»»
【申请权限】«P@yunque|android.permission.INTERNET»、«P@yunque|android.permission.ACCESS_NETWORK_STATE»、«P@yunque|android.permission.POST_NOTIFICATIONS»
【隐私政策】«l:yunque|https://push.yunque.example/legal/privacy»

【SDK名称】«s:oppo|OPPO推送SDK»
【包名】«k:oppo|com.vivo.push»
【提供方】«v:oppo|广东欢太科技有限公司»
【使用目的】«u:oppo|在OPPO手机上送达行程通知»
【收集信息】«i:oppo|«OAID|OAID»、«MODEL|设备型号»、应用基本信息»
【申请权限】«P@oppo|com.coloros.mcs.permission.RECIEVE_MCS_MESSAGE»、«P@oppo|com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE»
【隐私政策】«l:oppo|https://open.oppomobile.com/new/developmentDoc/info?id=10288»

二、地图类

【SDK名称】«s:baidumap|百度地图定位SDK»
【包名】«k:baidumap|com.baidu.location»、«k:baidumap|com.baidu.mapapi»
【提供方】«v:baidumap|北京百度网讯科技有限公司»
【使用目的】«u:baidumap|展示地图、规划路线、确定上车点»
【收集信息】«i:baidumap|«FINE|经纬度»、«WIFI|Wi-Fi扫描列表»、«SSID|SSID»、«BSSID|BSSID»、基站信息、«SENS|加速度和陀螺仪»、«AID|Android ID»»
【申请权限】«P@baidumap|android.permission.ACCESS_FINE_LOCATION»、«P@baidumap|android.permission.ACCESS_COARSE_LOCATION»、«P@baidumap|android.permission.ACCESS_WIFI_STATE»、«P@baidumap|android.permission.CHANGE_WIFI_STATE»
【隐私政策】«l:baidumap|https://lbsyun.baidu.com/index.php?title=openprivacy»

三、身份核验类

【SDK名称】«s:huijian|慧鉴实人认证SDK»
【包名】«k:huijian|com.huijian.liveness»
【提供方】«v:huijian|北京慧鉴未来信息技术有限公司»
【使用目的】«u:huijian|司机出车前核对是否本人»
【收集信息】«i:huijian|«FACE|人脸图像»、«IDC|身份证号»、«MODEL|设备型号»»
【申请权限】«P@huijian|android.permission.CAMERA»
【隐私政策】«l:huijian|https://www.huijian-ai.example/privacy»

四、通话与语音类

【SDK名称】«s:trtc|腾讯云TRTC»
【包名】«k:trtc|com.tencent.trtc»、«k:trtc|com.tencent.liteav»
【提供方】«v:trtc|深圳市腾讯计算机系统有限公司»
【使用目的】«u:trtc|乘客与司机的网络通话»
【收集信息】«i:trtc|«NET|网络状态»、«MODEL|设备型号»、«OS|操作系统»»
【申请权限】«P@trtc|android.permission.RECORD_AUDIO»、«P@trtc|android.permission.MODIFY_AUDIO_SETTINGS»、«P@trtc|android.permission.BLUETOOTH»
【隐私政策】«t:trtc|《腾讯云音视频SDK隐私保护声明》»

【SDK名称】«s:tnt|天南通离线语音»
【包名】«k:tnt|cn.tiannantong.tts»
【提供方】«v:tnt|昆明天南通软件有限公司»
【使用目的】«u:tnt|把导航提示念出来»
【收集信息】无
【申请权限】无
【隐私政策】«l:tnt|http://www.tiannantong.example/tts/privacy.html»

五、质量监控类

【SDK名称】«s:qingteng|青藤崩溃监控SDK»
【包名】«k:qingteng|io.qingteng.crash»
【提供方】«v:qingteng|广州青藤云测科技有限公司»
【使用目的】«u:qingteng|统计闪退和卡顿»
【收集信息】«i:qingteng|«CRASH|崩溃堆栈»、«MODEL|设备型号»、«OS|系统版本»、«BATT|电池电量»»
【申请权限】«P@qingteng|android.permission.INTERNET»
【隐私政策】«l:qingteng|https://qingteng.example/privacy»

说明：本目录中"推送类""地图类"等为归类名称，并非SDK名称。统计SDK、支付SDK目前均未接入。
