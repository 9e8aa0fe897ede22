file: 21_smarthome_kv.txt
title: 栖光智家隐私政策
app: 栖光智家
date: 2024-11-20
layout: full-prose key-newline-value harmony double-list
notes: Smart home; long policy; SDK records whose key and value stand on separate lines; HarmonyOS chapter; Bluetooth, Wi-Fi name and password of the home network; camera product whose video is not the phone's camera.
sdk: tuya | 涂鸦智能 | 涂鸦智能SDK, 涂鸦SDK, Tuya | 
sdk: ezviz | 萤石 | 萤石开放平台SDK, 萤石云SDK, 萤石SDK | 
sdk: aliyunpush | 阿里移动推送 | 阿里云移动推送SDK, 阿里云推送 | 
sdk: hmspush | 华为推送 | 华为推送SDK, 华为Push Kit, HMS Push | 
sdk: xingtai | 星苔语音唤醒 | 星苔语音唤醒SDK, 星苔 | 
%%%%
栖光智家隐私政策

版本号：20241108
生效时间：2024年11月20日

苏州栖光物联科技有限公司（我们）研发灯具、窗帘、门锁、摄像机等智能硬件，并提供栖光智家应用对它们进行控制。一个家里往往住着好几口人，所以这份政策除了讲应用，也讲硬件。

阅读指引：若只关心应用会用到哪些手机权限，可直接翻到第三节；若关心摄像机的录像存在何处，可直接翻到第五节。

一、名词

家庭：由您创建的、包含若干成员和设备的空间。
管理员：家庭的创建者，有权添加或移除成员。
固件：运行在硬件内部的程序。
云存：我们提供的、用来保存摄像机录像的收费服务。

二、应用收集的信息

（一）账号
您使用«PHONE|手机号码»或者邮箱注册。昵称、头像可以不填。

（二）配网
把一盏灯连上家里的网络，需要告诉它无线网络的名称和密码。应用会读取当前连接的«SSID|Wi-Fi名称（SSID）»、«BSSID|BSSID»以及«WIFI|附近的Wi-Fi列表»，密码由您输入，仅传给硬件，不传给我们。蓝牙设备配网时，会«BT|搜索附近的蓝牙设备»并读取其«MAC?|MAC地址»，注意这里是硬件的地址，而非您手机的地址。

（三）场景
"到家开灯"需要在后台取得«LOC|位置»。场景的执行记录保留七天。

（四）日志
为排查离线问题，应用会记录«MODEL|手机型号»、«OS|系统版本»、«NET|网络状态»、«IP|IP地址»、操作时间。

（五）语音
对着应用说"打开客厅灯"时，会处理«MIC|您的语音»。唤醒词检测在手机本地完成。

三、手机权限（Android）

定位：«p:ACCESS_FINE_LOCATION|定位权限»，用来扫描附近Wi-Fi、执行到家场景。
后台定位：«p:ACCESS_BACKGROUND_LOCATION|后台定位权限»，只在您启用到家场景时询问。
蓝牙：«p:BLUETOOTH|蓝牙权限»，用来给蓝牙设备配网。
相机：«p:CAMERA|相机权限»，«CAM?|扫描设备二维码»。
麦克风：«p:RECORD_AUDIO|麦克风权限»，语音控制，与摄像机对讲。
存储：«p:WRITE_EXTERNAL_STORAGE|存储权限»，保存摄像机截图。
悬浮窗：«p:SYSTEM_ALERT_WINDOW|悬浮窗权限»，画中画观看摄像机。
电池优化白名单：«p:REQUEST_IGNORE_BATTERY_OPTIMIZATIONS|忽略电池优化权限»，保障场景准时执行。

没有下列权限的需求：«p:READ_CONTACTS!|通讯录»、«p:READ_SMS!|短信»、«p:READ_CALL_LOG!|通话记录»。门锁的"临时密码分享"是通过系统分享面板完成的，您自行选择联系人。

四、鸿蒙版（HarmonyOS NEXT）

鸿蒙版使用ohos.permission.ACCESS_BLUETOOTH、ohos.permission.APPROXIMATELY_LOCATION、ohos.permission.CAMERA、ohos.permission.GET_WIFI_INFO。鸿蒙版暂不支持短信通知功能。

五、硬件收集的信息

门锁：开锁方式、时间、成员编号。指纹模板保存在锁内的安全芯片中，不会离开门锁。
摄像机：录像默认写入存储卡；开通云存之后会上传至云端，加密保存七天或三十天。摄像机自身带有人形侦测算法，仅输出"有人"或者"无人"。
体重秤：体重、体脂率。
灯、窗帘、插座：开关状态、用电量。

六、家庭成员

管理员可以看到成员对设备的操作记录。邀请家人之前，请告诉他们这一点。儿童房的摄像机，请安装在不影响孩子私密活动的位置。

七、共享清单

一共五个第三方SDK。

名称
«s:tuya|涂鸦智能SDK»
公司
«v:tuya|杭州涂鸦信息技术有限公司»
目的
«u:tuya|控制采用涂鸦模组的设备»
类型
«i:tuya|«SSID|SSID»、«BSSID|BSSID»、«LOC|位置信息»、«AID|Android ID»»
链接
«l:tuya|https://developer.tuya.com/cn/docs/app-development/sdk-privacy»

名称
«s:ezviz|萤石开放平台SDK»
公司
«v:ezviz|杭州萤石网络股份有限公司»
目的
«u:ezviz|观看摄像机画面、语音对讲»
类型
«i:ezviz|«MODEL|手机型号»、«NET|网络状态»、«OAID|OAID»»
链接
«l:ezviz|https://open.ys7.com/help/1912»

名称
«s:aliyunpush|阿里云移动推送SDK»
公司
«v:aliyunpush|阿里云计算有限公司»
目的
«u:aliyunpush|设备告警通知»
类型
«i:aliyunpush|«IMEI|IMEI»、«CARRIER|运营商信息»、«MODEL|手机型号»»
链接
«l:aliyunpush|https://terms.aliyun.com/legal-agreement/terms/suit_bu1_ali_cloud/suit_bu1_ali_cloud201902141711_54837.html»

名称
«s:hmspush|华为推送SDK»
公司
«v:hmspush|华为软件技术有限公司»
目的
«u:hmspush|在华为手机上接收告警»
类型
«i:hmspush|AAID、推送Token»
链接
«l:hmspush|https://developer.huawei.com/consumer/cn/doc/development/HMSCore-Guides/sdk-data-security-0000001050042177»

名称
«s:xingtai|星苔语音唤醒SDK»
公司
«v:xingtai|无锡星苔人工智能有限公司»
目的
«u:xingtai|识别唤醒词»
类型
«i:xingtai|«MIC|音频流»（不上传）»
链接
«l:xingtai|https://xingtai-ai.example/sdk/privacy»

八、存储与安全

数据存储于阿里云杭州机房。设备与云端之间使用双向证书校验，固件升级包带有签名。我们设有产品安全响应中心，接收来自外界的漏洞报告并公布处理进度。

九、您的权利

解绑设备即清除设备与账号的关联；移除成员即收回其全部访问；注销账号即解散家庭。以上操作均可在"我的家"中完成。转售或者赠送设备之前，务必先恢复出厂设置。

十、政策更新与联系

更新会提前七日公告。联系邮箱：sec@qiguang.example。
