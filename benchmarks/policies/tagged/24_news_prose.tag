file: 24_news_prose.txt
title: 早茶新闻个人信息保护政策
app: 早茶新闻
date: 2022-10-10
layout: full-prose prose-sdks vendor-in-sentence
notes: Everything in prose: SDKs inside sentences, several in one sentence, vendor before or after; permissions in sentences with 开启您的…; personalised ads; vendor names that are no SDK (content partners); one SDK mentioned under two names.
sdk: umeng | 友盟 | 友盟+, 友盟+SDK, 友盟统计SDK | 
sdk: jpush | 极光推送 | 极光, 极光推送SDK, JPush | 
sdk: csj | 穿山甲 | 穿山甲SDK, 穿山甲广告SDK, CSJ | 
sdk: gdt | 优量汇 | 优量汇SDK, 腾讯优量汇, 广点通 | 
sdk: baidu | 百度移动推广 | 百青藤, 百青藤SDK, 百度联盟SDK | 
sdk: bugly | Bugly | 腾讯Bugly, Bugly SDK | 
sdk: qq | QQ互联 | QQ互联SDK, QQ SDK, 腾讯开放平台 | 
sdk: wx | 微信 | 微信SDK, 微信开放平台 | 
sdk: shengyu | 声屿听书 | 声屿语音合成SDK, 声屿 | 
%%%%
早茶新闻个人信息保护政策

更新：2022年9月28日　生效：2022年10月10日

广州早茶信息技术有限公司和您一样，不喜欢被打扰、被窥探。写这份政策时我们给自己定了一条规矩：每一句话都要让父母看得懂。

壹　读新闻需要什么信息

打开早茶新闻就能看，不必登录。为了把版面排好、把流量省下来，我们会取得«MODEL|手机型号»、屏幕尺寸、«OS|系统版本»、«NET|网络是WiFi还是移动数据»。为了推荐本地新闻，我们根据«IP|IP地址»推断您所处的城市；若您愿意更准一些，可以开启您的«p:ACCESS_FINE_LOCATION|地理位置权限»，这时我们才会获得«LOC|位置信息»。

想要评论或收藏，就得登录。登录方式有三种：用«PHONE|手机号码»加短信验证码、用微信、用QQ。使用后两种方式时，微信或者QQ会把您的昵称和头像交给我们。

评论可以带图。配图需要访问您的«p:READ_EXTERNAL_STORAGE|相册»和«p:CAMERA|相机»，以便«PHOTO|选取图片»或者«CAM|现拍现发»。若想用语音输入评论，需要开启您的«p:RECORD_AUDIO|麦克风»，语音转成文字后立即丢弃。

爆料热线是一部普通的电话，您打来时编辑会记下您的联系方式和所说的事情，通话记录由编辑部留存备查，与您手机里的通话记录不是一回事。

贰　推荐与广告

我们按您的«BROWSE?|阅读历史»、点赞、停留时间给文章打分，分数高的排在前面。您可以在"我的—设置"里关掉"猜你喜欢"。

早茶新闻免费，靠广告养活。广告由三家平台供给：«v:csj|北京巨量引擎网络技术有限公司»的«s:csj|穿山甲SDK»、«v:gdt|深圳市腾讯计算机系统有限公司»的«s:gdt|优量汇SDK»，以及«v:baidu|北京百度网讯科技有限公司»的«s:baidu|百青藤SDK»。它们会收集«i:csj,gdt,baidu|«OAID|OAID»、«AID|Android ID»、«IMEI|IMEI（仅安卓10以下）»、«APPS|已安装应用信息»、«SENS|加速度传感器（用于摇一摇）»»，用来«u:csj,gdt,baidu|挑选广告、防止刷量»。不想看个性化广告，可以到"设置—广告"里关掉，广告的数量不会因此变少。

叁　谁在帮我们的忙

我们集成了«s:umeng|友盟+SDK»，需要收集您的«i:umeng|«MAC|设备Mac地址»、唯一设备识别码（«IMEI|IMEI»/«AID|Android ID»/«OAID|OAID»）»，以便«u:umeng|统计多少人读了哪一版»。我们还接入了«v:jpush|深圳市和讯华谷信息技术有限公司»的«s:jpush|极光推送SDK»，用于«u:jpush|推送突发新闻»，会使用«i:jpush|«AID|Android ID»、«NET|网络信息»、«PROC|运行中进程信息»»。

程序出错时由«s:bugly|腾讯Bugly»«u:bugly|上报错误»，内容是«i:bugly|«CRASH|崩溃日志»和«MODEL|机型»»。分享到好友、朋友圈、QQ空间，分别靠«s:wx|微信SDK»与«s:qq|QQ互联SDK»完成，它们不收集您在早茶新闻内的阅读内容。

"听新闻"栏目的男声女声来自«v:shengyu|珠海声屿科技有限公司»，其«s:shengyu|声屿语音合成SDK»只在您点击播放时联网，收集«i:shengyu|«IP|IP地址»»。

新闻稿件由新华社、中新社、南方报业等机构授权；天气数据由中国天气网提供；股市行情由证券信息公司提供。以上单位不接触读者的个人信息。

肆　我们不碰的东西

我们«CONTACTS!|不读取通讯录»；«SMS!|不读取短信»；«CLIP!|不在后台读取剪切板»；«CAL!|不访问日历»；«FACE!|不采集人脸、指纹、声纹等生物特征»。

伍　信息放在哪里

在广东省广州市的机房里。注销之后七日内删除，评论会保留但显示为"已注销用户"。

陆　怎样保护

编辑和技术是两拨人，编辑看不到读者数据。数据库的口令每三十天更换，备份磁带锁在另一座楼里。即便如此，我们也不敢说万无一失，所以买了网络安全保险。

柒　您说了算

查阅、改正、删除、注销、投诉，都在"我的—帮助与反馈"。客服若在十五个工作日内没有答复，请直接向网信部门举报我们。

捌　孩子

孩子读新闻，请家长先挑一挑。不满十四岁的孩子请用青少年模式，该模式下没有广告、没有评论、没有推荐。

玖　改动

改动之处会用下划线标明并保留三个月，以便您对照。

拾　找到我们

zaocha@zaocha.example，020-0000 0000，广州市越秀区某路广播大楼 9 楼。
