file: 06_pinhe_flat_tab.txt
title: 品禾社区团购隐私权政策
app: 品禾社区
date: 2022-04-01
layout: full-prose flat-tab damaged-constants
notes: Copied from a web page: table cells are separated by tabs; constants in the permission list are damaged (full-width, blanks, cut off, case, missing prefix, zero-width).
sdk: tpns | 腾讯移动推送 | 腾讯移动推送TPNS, TPNS, 信鸽推送 | 
sdk: mob | MobPush | MobPush SDK, MobTech推送 | 
sdk: secv | 秒验 | 秒验SDK, MobTech秒验 | 
sdk: gdt | 优量汇 | 优量汇SDK, 腾讯优量汇, 广点通 | 
sdk: haisui | 海穗风控 | 海穗风控SDK, 海穗 | 
sdk: tbs | 腾讯浏览服务 | 腾讯TBS, TBS SDK, X5内核 | 
%%%%
品禾社区团购隐私权政策
发布时间：2022年3月25日 生效时间：2022年4月1日

尊敬的邻居：
品禾社区团购由长沙品禾供应链管理有限公司提供。为了让团长和邻居们都能安心，我们写下这份隐私权政策，把处理个人信息的做法摊开来说。阅读它大约需要八分钟。

一、适用范围
本政策适用于品禾社区 App、小程序和团长后台。通过品禾社区打开的外部链接（例如政府部门的防疫平台）不在此列。

二、哪些信息、为何需要
2.1 邻居。注册时填写«PHONE|手机号码»；选择自提点时可允许我们读取«LOC|地理位置»，也可在地图上手动点选；晒单时可«PHOTO|从相册挑选图片»或«CAM|当场拍照»。
2.2 团长。团长属于经营者，还需提供姓名、«IDC|身份证正反面照片»、«BANK|银行卡号»用来结算佣金；配合税务代征时，我们会把佣金金额提供给受托征收机构。
2.3 技术日志。App 运行过程中会产生«IP|IP 地址»、«MODEL|设备型号»、«OS|系统版本»、访问时间等记录，按照网络安全法规保存不少于六个月。
2.4 您不必提供的：我们不要求填写职业、收入、婚姻状况。

三、系统权限
下面是 Android 版申请的权限：
«P:INTERNET|ａｎｄｒｏｉｄ．ｐｅｒｍｉｓｓｉｏｎ．ＩＮＴＥＲＮＥＴ»	访问网络
«P:ACCESS_NETWORK_STATE|android. permission. ACCESS_NETWORK_STATE»	查看网络状态
«P:ACCESS_FINE_LOCATION|ACCESS_FINE_LOCATION»	推荐附近自提点
«P:CAMERA|Android.Permission.Camera»	扫码核销、拍照晒单
«P:WRITE_EXTERNAL_STORAG>WRITE_EXTERNAL_STORAGE|android.permission.WRITE_EXTERNAL_STORAG»	保存海报
«P:READ_EXTERNAL_STORAGE|android.permission.READ_EXTERNAL​_STORAGE»	选择图片
«P:READ_PHONE_STATE|(android.permission.READ_PHONE_STATE)»	识别设备
«P:VIBRATE|android.permission.vibrate»	扫码成功时震动
«P:REQUEST_INSTALL_PACKAGES|【android.permission.REQUEST_INSTALL_PACKAGES】»	安装升级包
«P:FOREGROUND_SERVICE|android permission FOREGROUND SERVICE»	团长端语音播报订单
«P:SYSTEM_ALERT_WINDOW|android.permission.SYSTEM_ALERT_ WINDOW»	团长端悬浮计数器

四、第三方SDK
SDK名称	提供者	用途	收集信息	链接
«s:tpns|腾讯移动推送TPNS»	«v:tpns|深圳市腾讯计算机系统有限公司»	«u:tpns|到货提醒»	«i:tpns|«AID|Android ID»、«MODEL|手机型号»、«NET|网络类型»»	«l:tpns|https://privacy.qq.com/document/preview/8565a4a2d26e480187ed86b0cc81d727»
«s:mob|MobPush SDK»	«v:mob|上海游昆信息技术有限公司»	«u:mob|多厂商消息聚合»	«i:mob|«OAID|OAID»、«IMEI|IMEI»、«APPS|应用列表信息»»	«l:mob|https://www.mob.com/about/policy»
«s:secv|秒验SDK»	«v:secv|上海游昆信息技术有限公司»	«u:secv|一键登录»	«i:secv|«PHONE|本机号码»、«CARRIER|运营商信息»、«IP|IP地址»»	«l:secv|https://www.mob.com/about/policy»
«s:gdt|优量汇SDK»	«v:gdt|深圳市腾讯计算机系统有限公司»	«u:gdt|展示广告»	«i:gdt|«OAID|OAID»、«COARSE|粗略位置信息»、«SENS|传感器»»	«l:gdt|https://imgcache.qq.com/gdt/cdn/adn/uniondoc/ylh_sdk_privacy_statement.html»
«s:haisui|海穗风控SDK»	«v:haisui|北京海穗信息安全有限公司»	«u:haisui|识别虚假团长»	«i:haisui|«MAC|MAC地址»、«SERIAL|设备序列号»、«BATT|电量»»	«l:haisui|https://www.haisui.example/p»
«s:tbs|腾讯浏览服务SDK»	«v:tbs|深圳市腾讯计算机系统有限公司»	«u:tbs|打开活动页面»	«i:tbs|设备信息»	«l:tbs|https://x5.tencent.com/docs/privacy.html»

五、向谁提供
5.1 供货商得到的是汇总后的数量，不含任何个人信息。
5.2 团长看得到邻居的昵称与商品，看不到手机号码；需要联系时由系统转接隐私号。
5.3 司法机关依法调取时，我们会核验文书后提供最小范围的数据。

六、保护措施
6.1 等级保护三级备案已完成。
6.2 数据库部署在私有网络内，管理员登录须使用硬件令牌。
6.3 我们建立了漏洞奖励计划，欢迎安全研究者向我们报告问题。
6.4 团队每半年演练一次应急预案，演练内容涵盖勒索软件、误删和机房断电。

七、您可以做的
7.1 查询与更正：我的—个人信息。
7.2 删除晒单：长按晒单—删除。
7.3 关闭个性化推荐：设置—隐私—个性化推荐，关闭后您看到的商品顺序由销量决定。
7.4 注销：设置—账号—注销，团长须先结清佣金。

八、儿童
不满十四周岁的孩子不能成为团长。孩子替家长取货的，取货码由家长提供即可。

九、联系
邮箱 service@pinhe.example；电话 0731-0000 0000；地址：长沙市岳麓区某路 88 号。
