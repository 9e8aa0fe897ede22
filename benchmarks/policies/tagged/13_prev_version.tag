file: 13_prev_version.txt
title: 鲸落短视频隐私政策
app: 鲸落短视频
date: 2024-07-01
layout: full-prose previous-version numbered-prose-sdks
notes: Full policy with the previous version appended in full; SDKs, permissions and data that stand only there are superseded; prose permissions; short-video features (album as product function).
sdk: applog | 火山引擎增长分析 | 火山引擎DataFinder, 火山引擎增长分析SDK, AppLog | 
sdk: facebeauty | 相芯 | 相芯美颜SDK, FaceUnity, 相芯科技 | 
sdk: yidun | 网易易盾 | 易盾, 网易易盾SDK, 易盾反垃圾SDK | 
sdk: weibo | 微博 | 新浪微博SDK, 微博SDK | 
sdk: yanliu | 沿流短视频编辑 | 沿流编辑SDK, 沿流 | 
sdk: td~ | TalkingData | TalkingData SDK, TD | 
sdk: shanyan~ | 闪验 | 创蓝闪验SDK, 创蓝闪验 | 
%%%%
鲸落短视频隐私政策

版本更新日期：2024年06月21日
版本生效日期：2024年07月01日
本版修订要点：更换数据统计与一键登录的服务商；不再读取设备识别码 IMEI；补充儿童保护条款。

导言
厦门鲸落文化传媒有限公司（简称"鲸落"）运营鲸落短视频。鲸落很清楚，信任是一点一滴攒起来的。本政策讲述我们对个人信息的处理方式，包括：一、收集与使用；二、共享与公开；三、存储；四、安全；五、管理；六、未成年人；七、变更；八、联系；附件一、历史版本。

一、收集与使用

1、登录
您可以使用«PHONE|手机号»登录。我们会向该号码发送短信验证码，验证码五分钟内有效。若以微博账号登录，我们会取得微博返回的昵称和头像。

2、浏览
为了给您推荐感兴趣的作品，我们会记录«BROWSE?|您在鲸落内的浏览记录»、点赞、关注、停留时长，并收集«OAID|OAID»、«AID|Android ID»、«MODEL|设备型号»、«OS|系统版本»、«NET|网络状态»、«IP|IP地址»。您可以在"设置—个性化"中关闭推荐，关闭之后展示编辑精选。

3、拍摄与发布
拍摄作品时需要开启«p:CAMERA|摄像头权限»和«p:RECORD_AUDIO|麦克风权限»，以便«CAM|采集画面»与«MIC|声音»；从手机导入素材时需要开启«p:READ_EXTERNAL_STORAGE|相册权限»，«PHOTO|导入您选择的照片和视频»。发布时可以添加«LOC|地理位置»标签，此时会申请«p:ACCESS_FINE_LOCATION|位置权限»，也可以不添加。
提示："我的相册"是鲸落内的一个功能页，用来陈列您发布过的图文，与手机相册无关。

4、美颜与特效
特效需要识别面部关键点。识别过程在本机完成，«FACE!|我们不会收集人脸识别特征»，也不会用于识别您的身份。

5、直播与提现
申请成为主播需要完成实名认证，提供姓名、«IDC|身份证号码»与«FACE|人脸核验影像»；提现需要提供«BANK|银行卡账号»。

6、社交
您可以主动开启"通讯录好友"，开启后我们会读取«CONTACTS|通讯录中的联系人号码»并在加密后匹配；该功能需要«p:READ_CONTACTS|通讯录权限»。您发送的私信会保存在服务器上，以便多端同步。

7、客服
当您致电客服，为了查清问题，我们可能记录通话时间、通话内容以及您提供的证据材料。

二、共享与公开

1、共享原则：合法、正当、最小、必要。
2、SDK：
（1）«s:applog|火山引擎增长分析SDK»，由«v:applog|北京火山引擎科技有限公司»提供，用于«u:applog|统计与分析»，收集«i:applog|«OAID|OAID»、«AID|Android ID»、«MODEL|机型»、«CARRIER|运营商»»，详见 «l:applog|https://www.volcengine.com/docs/6285/72216»
（2）«s:facebeauty|相芯美颜SDK»，由«v:facebeauty|杭州相芯科技有限公司»提供，用于«u:facebeauty|实时美颜»，不收集个人信息，详见 «l:facebeauty|https://www.faceunity.com/privacy.html»
（3）«s:yidun|网易易盾SDK»，由«v:yidun|杭州网易智企科技有限公司»提供，用于«u:yidun|识别垃圾内容与异常设备»，收集«i:yidun|«MAC|MAC地址»、«SENS|传感器数据»、«APPS|应用安装列表»»，详见 «l:yidun|https://dun.163.com/clause/privacy»
（4）«s:weibo|微博SDK»，由«v:weibo|北京微梦创科网络技术有限公司»提供，用于«u:weibo|登录和分享»，收集«i:weibo|设备标识、«NET|网络信息»»，详见 «l:weibo|https://open.weibo.com/wiki/Sdk/privacy»
（5）«s:yanliu|沿流编辑SDK»，由«v:yanliu|福州沿流科技有限公司»提供，用于«u:yanliu|剪辑与导出»，收集«i:yanliu|«MODEL|设备型号»»，详见 «l:yanliu|https://yanliu.example/sdk/privacy»
3、公开：您发布的作品、评论以及主页资料属于公开信息，请谨慎发布。

三、存储
境内产生的信息存储于境内。网络日志保存六个月；直播实名信息按规定保存三年；其余信息在注销后三十日内清除。

四、安全
我们设置了专职安全团队，部署了流量清洗、入侵检测和数据防泄漏系统。作品在审核环节只对审核员可见，审核工位禁止携带手机。

五、管理
您可以在"我—设置"中查阅、复制、更正、删除信息，解除第三方账号绑定，撤回授权，注销账号。算法推荐、个性化广告均可一键关闭。

六、未成年人
未满十四周岁的用户默认进入青少年模式：没有直播打赏，没有私信，每日使用不超过四十分钟，晚二十二时至次日六时不可使用。监护人可凭关系证明联系我们删除孩子的信息。

七、变更
政策变更会以弹窗方式提示，请您重新选择是否同意。

八、联系
邮箱：privacy@jingluo.example　地址：福建省厦门市思明区软件园某楼

附件一、历史版本（2022年9月15日版，已失效）

鲸落短视频隐私政策（2022年版）

一、我们收集的信息
注册登录时收集«PHONE~|手机号码»。为统计分析之目的，收集«IMEI~|IMEI»、«IMSI~|IMSI»、«SERIAL~|设备序列号»、«AID~|Android ID»、«WIFI~|周边WiFi列表»。拍摄时使用«p:CAMERA~|相机权限»；为识别重复安装，读取«p:READ_PHONE_STATE~|电话权限»；为提升到达率，申请«p:RECEIVE_BOOT_COMPLETED~|自启动权限»。
二、第三方SDK
（1）«s:td|TalkingData SDK»，由«v:td|北京腾云天下科技有限公司»提供，用于«u:td|统计»，收集«i:td|«IMEI~|IMEI»、«MAC~|MAC地址»»。
（2）«s:shanyan|创蓝闪验SDK»，由«v:shanyan|上海创蓝云智信息科技股份有限公司»提供，用于«u:shanyan|一键登录»，收集«i:shanyan|«PHONE~|本机号码»»。
三、其他
其余内容从略，可联系我们索取完整文本。
