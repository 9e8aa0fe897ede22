"""Facts and wordings that generated policies are put together from.

SDK names, packages and vendors of existing products are facts; three in ten
SDKs of a generated policy are invented, so that no list of names can know them.
"""

# Wordings stay on one line each.
# ruff: noqa: E501, SIM905

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SdkFact:
    """One SDK as a policy may present it.

    :param brand: the name that groups its spellings.
    :param names: spellings that a row may carry.
    """

    brand: str
    names: tuple[str, ...]
    vendor: str
    packages: tuple[str, ...]
    url: str
    category: str
    platform: str = "unknown"


_CN = """
个推|个推SDK/个推消息推送SDK/个推·消息推送|每日互动股份有限公司|com.igexin/com.getui|https://docs.getui.com/privacy/|push
极光推送|极光推送SDK/JPush SDK/极光推送|深圳市和讯华谷信息技术有限公司|cn.jpush/cn.jiguang|https://www.jiguang.cn/license/privacy|push
友盟推送|友盟推送SDK/U-Push SDK|友盟同欣（北京）科技有限公司|com.umeng.message|https://www.umeng.com/page/policy|push
小米推送|小米推送SDK/MiPush SDK|北京小米移动软件有限公司|com.xiaomi.mipush|https://dev.mi.com/console/doc/detail?pId=1822|push
华为推送|华为推送SDK/HMS Push SDK|华为软件技术有限公司|com.huawei.hms.push|https://developer.huawei.com/consumer/cn/doc/development/HMSCore-Guides/sdk-data-security-0000001050042177|push
OPPO推送|OPPO推送SDK/OPPO PUSH SDK|广东欢太科技有限公司|com.heytap.msp.push|https://open.oppomobile.com/new/developmentDoc/info?id=10288|push
vivo推送|vivo推送SDK/vivo Push SDK|维沃移动通信有限公司|com.vivo.push|https://dev.vivo.com.cn/documentCenter/doc/652|push
魅族推送|魅族推送SDK/Flyme推送SDK|珠海星纪魅族信息技术有限公司|com.meizu.cloud|https://open.flyme.cn/docs?id=202|push
荣耀推送|荣耀推送SDK|深圳荣耀软件技术有限公司|com.hihonor.push|https://developer.honor.com/cn/docs/11002/guides/sdk-data-security|push
腾讯移动推送|腾讯移动推送TPNS SDK/腾讯移动推送SDK|深圳市腾讯计算机系统有限公司|com.tencent.android.tpush|https://privacy.qq.com/document/preview/8565a4a2d26e480187ed86b0cc81d727|push
MobPush|MobPush SDK/MobPush|上海游昆信息技术有限公司|com.mob.pushsdk|https://www.mob.com/about/policy|push
友盟统计|友盟统计SDK/友盟+SDK/友盟移动统计SDK|友盟同欣（北京）科技有限公司|com.umeng.analytics|https://www.umeng.com/page/policy|analytics
神策分析|神策分析SDK/神策SDK|神策网络科技（北京）有限公司|com.sensorsdata.analytics|https://www.sensorsdata.cn/compliance/privacy.html|analytics
GrowingIO|GrowingIO SDK/GrowingIO|北京易数科技有限公司|com.growingio|https://www.growingio.com/privacy|analytics
TalkingData|TalkingData SDK|北京腾云天下科技有限公司|com.tendcloud|https://www.talkingdata.com/privacy.jsp?languagetype=zh_cn|analytics
百度统计|百度统计SDK/百度移动统计SDK|北京百度网讯科技有限公司|com.baidu.mobstat|https://mtj.baidu.com/static/userguide/privacy/policy.html|analytics
火山引擎增长分析|火山引擎增长分析SDK/DataFinder SDK|北京火山引擎科技有限公司|com.bytedance.applog|https://www.volcengine.com/docs/6285/72216|analytics
数数科技|数数SDK/ThinkingData SDK|上海数数信息科技有限公司|cn.thinkingdata|https://www.thinkingdata.cn/privacy|analytics
热云|热云SDK/热云数据SDK|北京热云科技有限公司|com.reyun|https://www.trackingio.com/privacy|analytics
OpenInstall|OpenInstall SDK|深圳市分秒网络科技有限公司|io.openinstall|https://www.openinstall.io/privacy.html|analytics
高德地图|高德地图SDK/高德定位SDK/高德开放平台SDK|高德软件有限公司|com.amap.api|https://lbs.amap.com/pages/privacy/|map
百度地图|百度地图SDK/百度定位SDK|北京百度网讯科技有限公司|com.baidu.location|https://lbsyun.baidu.com/index.php?title=openprivacy|map
腾讯地图|腾讯地图SDK/腾讯定位SDK|深圳市腾讯计算机系统有限公司|com.tencent.map|https://lbs.qq.com/userAgreements/agreements/privacy|map
微信|微信SDK/微信开放平台SDK/微信OpenSDK|深圳市腾讯计算机系统有限公司|com.tencent.mm.opensdk|https://weixin.qq.com/cgi-bin/readtemplate?lang=zh_CN&t=weixin_agreement&s=privacy|share
QQ互联|QQ互联SDK/QQ SDK|深圳市腾讯计算机系统有限公司|com.tencent.tauth|https://wiki.connect.qq.com/qq%E4%BA%92%E8%81%94sdk%E9%9A%90%E7%A7%81%E4%BF%9D%E6%8A%A4%E5%A3%B0%E6%98%8E|share
新浪微博|新浪微博SDK/微博SDK|北京微梦创科网络技术有限公司|com.sina.weibo.sdk|https://open.weibo.com/wiki/Sdk/privacy|share
抖音开放平台|抖音开放平台SDK/抖音SDK|北京微播视界科技有限公司|com.bytedance.sdk.open.douyin|https://www.douyin.com/draft/douyin_agreement/douyin_agreement_privacy.html?id=6773901168964798477|share
ShareSDK|ShareSDK|上海游昆信息技术有限公司|cn.sharesdk|https://www.mob.com/about/policy|share
支付宝|支付宝SDK/支付宝客户端SDK|支付宝（中国）网络技术有限公司|com.alipay.sdk|https://opendocs.alipay.com/open/54/01g6qm|pay
银联支付|银联支付SDK/云闪付SDK|中国银联股份有限公司|com.unionpay|https://open.unionpay.com/tjweb/agreement|pay
Bugly|腾讯Bugly SDK/Bugly SDK/腾讯Bugly|深圳市腾讯计算机系统有限公司|com.tencent.bugly|https://privacy.qq.com/document/preview/fc748b3d96224fdb825ea79e132c1a56|crash
听云|听云SDK|北京基调网络股份有限公司|com.networkbench|https://www.tingyun.com/privacy|crash
数美|数美SDK/数美风控SDK|北京数美时代科技有限公司|com.ishumei|https://www.ishumei.com/legal/cn/privacy.html|risk
同盾|同盾SDK/同盾设备指纹SDK|同盾科技有限公司|cn.tongdun.android|https://www.tongdun.cn/other/privacy/id=1|risk
网易易盾|网易易盾SDK/易盾SDK|杭州网易智企科技有限公司|com.netease.nis|https://dun.163.com/clause/privacy|risk
极验|极验SDK/极验行为验证SDK|武汉极意网络科技有限公司|com.geetest|https://www.geetest.com/Private|risk
穿山甲|穿山甲SDK/穿山甲广告SDK|北京巨量引擎网络技术有限公司|com.bytedance.sdk.openadsdk|https://www.csjplatform.com/privacy/partner|ad
优量汇|优量汇SDK/腾讯优量汇SDK|深圳市腾讯计算机系统有限公司|com.qq.e|https://imgcache.qq.com/gdt/cdn/adn/uniondoc/ylh_sdk_privacy_statement.html|ad
快手广告|快手广告SDK/快手联盟SDK|北京快手广告有限公司|com.kwad.sdk|https://u.kuaishou.com/home/detail/1290|ad
Sigmob|Sigmob SDK|北京创智汇聚科技有限公司|com.sigmob|https://support.sigmob.com/#/隐私条款/|ad
融云|融云SDK/融云即时通讯SDK|北京云中融信网络科技有限公司|io.rong|https://www.rongcloud.cn/protocal/privacy|im
环信|环信SDK/环信IM SDK|北京易掌云峰科技有限公司|com.hyphenate|https://www.easemob.com/protocol|im
网易云信|网易云信SDK/云信IM SDK|杭州网易智企科技有限公司|com.netease.nimlib|https://yunxin.163.com/clauses?serviceType=3|im
声网|声网SDK/声网音视频SDK|上海兆言网络科技有限公司|io.agora|https://www.shengwang.cn/SDK-privacy-policy/|rtc
即构|即构SDK/即构音视频SDK|深圳市即构科技有限公司|im.zego|https://www.zego.im/privacy-policy|rtc
科大讯飞|讯飞语音SDK/科大讯飞SDK|科大讯飞股份有限公司|com.iflytek|https://www.xfyun.cn/doc/policy/sdk_privacy.html|speech
旷视|旷视人脸识别SDK/旷视SDK|北京旷视科技有限公司|com.megvii|https://assets.faceid.com/faceidopen/privacy-policy.html|face
阿里云OSS|阿里云OSS SDK|阿里云计算有限公司|com.alibaba.sdk.android.oss|https://terms.aliyun.com/legal-agreement/terms/suit_bu1_ali_cloud/suit_bu1_ali_cloud201802111644_32057.html|storage
七牛云|七牛云SDK/七牛云存储SDK|上海七牛信息技术有限公司|com.qiniu|https://www.qiniu.com/privacy-right|storage
智齿客服|智齿客服SDK|北京智齿众服技术咨询有限公司|com.sobot|https://www.sobot.com/PrivacyPolicy.html|service
美洽|美洽SDK|成都美洽网络科技有限公司|com.meiqia|https://meiqia.com/privacy-policy.html|service
"""

_EN = """
Firebase Crashlytics|Firebase Crashlytics/Crashlytics|Google LLC|com.google.firebase.crashlytics|https://firebase.google.com/support/privacy|crash
Firebase Cloud Messaging|Firebase Cloud Messaging|Google LLC|com.google.firebase.messaging|https://firebase.google.com/support/privacy|push
Google Analytics for Firebase|Google Analytics for Firebase/Firebase Analytics|Google LLC|com.google.firebase.analytics|https://firebase.google.com/policies/analytics|analytics
AdMob|AdMob/Google AdMob|Google LLC|com.google.android.gms.ads|https://support.google.com/admob/answer/6128543|ad
Unity Ads|Unity Ads/Unity Ads SDK|Unity Technologies|com.unity3d.ads|https://unity.com/legal/privacy-policy|ad
AppLovin|AppLovin/AppLovin MAX SDK|AppLovin Corporation|com.applovin|https://www.applovin.com/privacy/|ad
AppsFlyer|AppsFlyer/AppsFlyer SDK|AppsFlyer Ltd.|com.appsflyer|https://www.appsflyer.com/privacy-policy/|analytics
Adjust|Adjust/Adjust SDK|Adjust GmbH|com.adjust.sdk|https://www.adjust.com/terms/privacy-policy/|analytics
Sentry|Sentry/Sentry SDK|Functional Software, Inc.|io.sentry|https://sentry.io/privacy/|crash
Facebook SDK|Facebook SDK|Meta Platforms, Inc.|com.facebook|https://www.facebook.com/about/privacy/|share
OneSignal|OneSignal/OneSignal SDK|OneSignal, Inc.|com.onesignal|https://onesignal.com/privacy_policy|push
Mapbox|Mapbox/Mapbox Maps SDK|Mapbox, Inc.|com.mapbox|https://www.mapbox.com/legal/privacy|map
Mixpanel|Mixpanel/Mixpanel SDK|Mixpanel, Inc.|com.mixpanel.android|https://mixpanel.com/legal/privacy-policy/|analytics
Amplitude|Amplitude/Amplitude SDK|Amplitude, Inc.|com.amplitude|https://amplitude.com/privacy|analytics
"""


def _parse(table: str) -> tuple[SdkFact, ...]:
    out = []
    for line in table.strip().split("\n"):
        brand, names, vendor, packages, url, category = line.split("|")
        out.append(
            SdkFact(
                brand, tuple(names.split("/")), vendor, tuple(packages.split("/")), url, category
            )
        )
    return tuple(out)


CN_SDKS = _parse(_CN)
EN_SDKS = _parse(_EN)

# Syllables of invented brands with their spelling in packages.
CN_STEMS: tuple[tuple[str, str], ...] = tuple(
    (a, b)
    for a, b in (
        pair.split(":")
        for pair in """云鹭:yunlu 栗树:lishu 澄湖:chenghu 岩雀:yanque 青橙客:qingchengke 拓石:tuoshi
        星榆:xingyu 朗驿:langyi 麦芒数:maimangshu 沐风:mufeng 鹿衔:luxian 远帆:yuanfan 知微:zhiwei
        瀚丘:hanqiu 小棋子:xiaoqizi 银杏里:yinxingli 砾石:lishi 飞椋:feiliang 御屏:yuping 千橡果:qianxiangguo
        蓝隼:lansun 半山:banshan 秉烛:bingzhu 有穗:yousui 鲲图:kuntu 初芽:chuya 海棠云:haitangyun
        竹简:zhujian 逐浪者:zhulangzhe 极屿:jiyu 闻笛:wendi 汀兰:tinglan 昆仑木:kunlunmu 巡山:xunshan""".split()
    )
)
CITIES = tuple("北京市 上海 深圳市 杭州 成都 武汉 南京 西安 厦门 合肥 长沙 青岛 苏州 广州".split())
EN_STEMS = tuple(
    """Quillbeam Tideglass Norvane Pebblewire Larkstone Ambercode Fernlight Ostrava Kitewise Brightmoor
    Veldra Copperleaf Nimbusway Harrowgate Wrenfield Silverfin Tallgrove Marrowick""".split()
)

# category -> (words for an invented SDK's name, package word, purposes, data, permissions)
CATEGORIES: dict[str, tuple[str, str, str, str, str]] = {
    "push": (
        "推送/消息推送/云推送",
        "push",
        "向您推送消息/进行消息推送/推送活动通知和订单提醒/把重要提醒及时送达您的手机/系统级消息下发",
        "OAID ANDROID_ID IMEI MAC NETWORK_STATE DEVICE_MODEL OS_VERSION INSTALLED_APPS",
        "INTERNET ACCESS_NETWORK_STATE POST_NOTIFICATIONS VIBRATE READ_PHONE_STATE WAKE_LOCK",
    ),
    "analytics": (
        "统计/数据分析/行为分析",
        "analytics",
        "统计分析/分析页面访问情况/了解各功能的使用频次/衡量推广渠道的效果/改进产品体验",
        "OAID ANDROID_ID IMEI IMSI MAC DEVICE_MODEL OS_VERSION CARRIER NETWORK_STATE IP",
        "INTERNET ACCESS_NETWORK_STATE ACCESS_WIFI_STATE READ_PHONE_STATE",
    ),
    "map": (
        "地图/定位",
        "location",
        "提供定位服务/展示地图和规划路线/查找附近网点/填写收货地址时自动定位",
        "LOCATION_PRECISE LOCATION_COARSE WIFI_LIST SSID BSSID SENSORS ANDROID_ID",
        "ACCESS_FINE_LOCATION ACCESS_COARSE_LOCATION ACCESS_WIFI_STATE CHANGE_WIFI_STATE INTERNET",
    ),
    "share": (
        "登录分享/社交分享",
        "share",
        "第三方账号登录/把内容分享给好友/账号授权登录和分享",
        "DEVICE_MODEL NETWORK_STATE ANDROID_ID",
        "INTERNET ACCESS_NETWORK_STATE WRITE_EXTERNAL_STORAGE",
    ),
    "pay": (
        "收银/聚合支付",
        "pay",
        "完成付款/提供支付服务/订单支付与退款",
        "IMEI IMSI NETWORK_STATE IP",
        "INTERNET ACCESS_NETWORK_STATE READ_PHONE_STATE",
    ),
    "crash": (
        "崩溃监控/性能监测",
        "apm",
        "定位并修复程序错误/监测应用性能/排查闪退和卡顿",
        "DEVICE_MODEL OS_VERSION CRASH_LOG BATTERY",
        "INTERNET ACCESS_NETWORK_STATE READ_LOGS",
    ),
    "risk": (
        "风控/设备指纹/反欺诈",
        "risk",
        "识别异常设备/防止恶意注册和刷单/保障账户与交易安全",
        "ANDROID_ID MAC SERIAL SENSORS INSTALLED_APPS RUNNING_PROCESSES BATTERY",
        "INTERNET ACCESS_WIFI_STATE READ_PHONE_STATE QUERY_ALL_PACKAGES",
    ),
    "ad": (
        "广告/广告联盟",
        "ads",
        "展示广告/广告投放与监测归因/个性化广告推荐",
        "OAID IMEI ANDROID_ID LOCATION_COARSE INSTALLED_APPS SENSORS MAC",
        "INTERNET READ_PHONE_STATE ACCESS_COARSE_LOCATION REQUEST_INSTALL_PACKAGES",
    ),
    "im": (
        "即时通讯/聊天",
        "im",
        "实现即时聊天/提供在线聊天室/买家与卖家沟通",
        "NETWORK_STATE DEVICE_MODEL OS_VERSION IP",
        "INTERNET ACCESS_NETWORK_STATE RECORD_AUDIO WRITE_EXTERNAL_STORAGE",
    ),
    "rtc": (
        "音视频/实时通话",
        "rtc",
        "音视频通话/在线直播连麦/远程视频看房",
        "MICROPHONE_AUDIO NETWORK_STATE DEVICE_MODEL IP",
        "CAMERA RECORD_AUDIO MODIFY_AUDIO_SETTINGS BLUETOOTH INTERNET",
    ),
    "speech": (
        "语音识别/语音合成",
        "speech",
        "把语音转换为文字/提供语音输入/文章朗读",
        "MICROPHONE_AUDIO ANDROID_ID NETWORK_STATE",
        "RECORD_AUDIO INTERNET ACCESS_NETWORK_STATE",
    ),
    "face": (
        "人脸核身/实人认证",
        "face",
        "核验您是否本人/完成实名认证",
        "FACE_BIOMETRIC ID_CARD DEVICE_MODEL",
        "CAMERA INTERNET READ_EXTERNAL_STORAGE",
    ),
    "storage": (
        "云存储/文件传输",
        "storage",
        "上传附件/存放附件/加快图片加载",
        "NETWORK_STATE IP",
        "INTERNET ACCESS_NETWORK_STATE READ_EXTERNAL_STORAGE",
    ),
    "service": (
        "在线客服/智能客服",
        "service",
        "提供在线客服/处理您的咨询与投诉",
        "DEVICE_MODEL NETWORK_STATE IP",
        "INTERNET CAMERA RECORD_AUDIO READ_EXTERNAL_STORAGE",
    ),
}

# What an SDK's purpose already suggests; said as a purpose only, it counts neither way.
PURPOSE_SUGGESTS: dict[str, str] = {
    "crash": "CRASH_LOG",
    "storage": "PHOTOS_STORAGE",
    "speech": "MICROPHONE_AUDIO",
    "rtc": "MICROPHONE_AUDIO",
    "face": "FACE_BIOMETRIC",
    "map": "LOC",
}

EN_PURPOSES: dict[str, str] = {
    "push": "Push notifications/Delivering reminders/Sending messages about your orders",
    "analytics": "Usage statistics/Measuring campaigns/Understanding which screens are used",
    "map": "Showing maps/Finding places nearby",
    "share": "Signing in with an existing account/Sharing content",
    "crash": "Crash reporting/Finding the cause of errors",
    "ad": "Showing advertisements/Ad delivery and frequency capping",
}

# Wordings of a data type, all of which say that the datum itself is taken.
DATA_ZH: dict[str, str] = {
    "IMEI": "IMEI/国际移动设备识别码（IMEI）/设备IMEI/IMEI号",
    "IMSI": "IMSI/SIM卡IMSI/国际移动用户识别码（IMSI）",
    "MEID": "MEID",
    "ICCID": "ICCID/SIM卡序列号（ICCID）",
    "ANDROID_ID": "Android ID/AndroidID/安卓ID/ANDROID_ID/Android_ID",
    "OAID": "OAID/匿名设备标识符（OAID）/oaid/开放匿名设备标识符",
    "MAC": "MAC地址/设备MAC地址/WLAN MAC地址/Mac 地址",
    "SERIAL": "设备序列号/硬件序列号/SN序列号",
    "IP": "IP地址/IP 地址/登录IP地址",
    "SSID": "SSID/WiFi名称（SSID）/无线网络名称（SSID）",
    "BSSID": "BSSID",
    "WIFI_LIST": "WiFi列表/Wi-Fi扫描列表/周边WiFi列表/WLAN接入点列表",
    "INSTALLED_APPS": "应用列表/已安装应用列表/软件安装列表/应用安装列表/已安装的应用信息",
    "RUNNING_PROCESSES": "运行中的进程/正在运行的进程列表/运行进程信息",
    "LOCATION_PRECISE": "精确位置信息/经纬度/精准定位信息/GPS位置",
    "LOCATION_COARSE": "粗略位置信息/粗略位置/大致位置",
    "CONTACTS": "通讯录/联系人信息/通讯录联系人",
    "CALENDAR": "日历日程/系统日历中的日程",
    "PHONE_NUMBER": "手机号码/手机号/您的手机号码",
    "CAMERA_IMAGE": "拍摄的照片/您拍摄的照片",
    "MICROPHONE_AUDIO": "语音/录音内容/语音信息/声音",
    "PHOTOS_STORAGE": "相册中的照片/您选择的相册图片/上传的照片",
    "CLIPBOARD": "剪贴板内容/剪切板信息",
    "SENSORS": "传感器信息/加速度传感器/陀螺仪/传感器数据",
    "FACE_BIOMETRIC": "人脸图像/面部特征/人脸信息",
    "ID_CARD": "身份证号/身份证号码/身份证照片",
    "BANK_ACCOUNT": "银行卡号/银行账号/银行卡信息",
    "DEVICE_MODEL": "设备型号/手机型号/机型/终端型号",
    "OS_VERSION": "操作系统版本/系统版本/操作系统/安卓版本",
    "CARRIER": "运营商信息/网络运营商/运营商名称",
    "NETWORK_STATE": "网络类型/网络状态/网络信息/联网方式",
    "BATTERY": "电量/电池电量/剩余电量",
    "CRASH_LOG": "崩溃日志/崩溃信息/崩溃堆栈",
}
DATA_EN: dict[str, str] = {
    "ANDROID_ID": "Android ID",
    "GAID": "advertising ID/Google advertising ID/Android advertising ID",
    "IP": "IP address",
    "LOCATION_PRECISE": "precise location/GPS coordinates",
    "LOCATION_COARSE": "approximate location/coarse location",
    "DEVICE_MODEL": "device model",
    "OS_VERSION": "operating system version/OS version/Android version",
    "CARRIER": "mobile carrier/network operator",
    "NETWORK_STATE": "network type/connection type",
    "CRASH_LOG": "crash logs/crash reports/stack traces",
    "BATTERY": "battery level",
    "INSTALLED_APPS": "list of installed apps/installed applications",
    "CONTACTS": "contacts/address book",
    "PHONE_NUMBER": "phone number/mobile number",
    "PHOTOS_STORAGE": "photos that you select",
    "MICROPHONE_AUDIO": "voice recordings",
}
EN_CATEGORY_DATA: dict[str, str] = {
    "push": "DEVICE_MODEL NETWORK_STATE ANDROID_ID",
    "analytics": "GAID ANDROID_ID IP DEVICE_MODEL OS_VERSION CARRIER",
    "map": "LOCATION_PRECISE IP",
    "share": "DEVICE_MODEL IP",
    "crash": "CRASH_LOG DEVICE_MODEL OS_VERSION BATTERY",
    "ad": "GAID LOCATION_COARSE IP CARRIER",
}

# constant -> names in Chinese, names in English, purposes in Chinese, purposes in English
PERMISSIONS: dict[str, tuple[str, str, str, str]] = {
    "CAMERA": (
        "相机权限/摄像头权限/相机（摄像头）权限",
        "Camera",
        "扫码/视频客服",
        "Scanning codes",
    ),
    "RECORD_AUDIO": ("麦克风权限/录音权限", "Microphone", "语音搜索/语音留言", "Voice notes"),
    "READ_EXTERNAL_STORAGE": (
        "存储权限/存储空间权限/读取外部存储权限",
        "Storage",
        "更换头像/上传附件",
        "Attaching files",
    ),
    "WRITE_EXTERNAL_STORAGE": (
        "写入外部存储权限/写入存储权限",
        "Modify or delete the contents of your shared storage",
        "保存海报/缓存数据",
        "Saving pictures",
    ),
    "ACCESS_FINE_LOCATION": (
        "位置权限/定位权限/地理位置权限",
        "Location",
        "查找附近门店/天气播报",
        "Finding stores near you",
    ),
    "READ_PHONE_STATE": (
        "电话权限/读取手机状态权限/设备信息权限",
        "Phone",
        "账号安全/来电时暂停播放",
        "Pausing playback during calls",
    ),
    "READ_CONTACTS": (
        "通讯录权限/读取联系人权限",
        "Contacts",
        "邀请好友/选择充值号码",
        "Inviting friends",
    ),
    "READ_CALENDAR": ("日历权限/读取日历权限", "Calendar", "预约提醒/课程提醒", "Reminders"),
    "POST_NOTIFICATIONS": (
        "通知权限/发送通知权限",
        "Notifications",
        "活动提醒/订单进度",
        "Reminders",
    ),
    "BLUETOOTH": (
        "蓝牙权限/使用蓝牙权限",
        "Bluetooth",
        "连接手环/连接打印机",
        "Pairing a wristband",
    ),
    "SYSTEM_ALERT_WINDOW": (
        "悬浮窗权限",
        "Display over other apps",
        "小窗播放/通话悬浮球",
        "Floating player",
    ),
    "INTERNET": (
        "网络权限/访问网络权限",
        "Full network access",
        "联网获取数据/加载内容",
        "Loading content",
    ),
    "VIBRATE": (
        "振动权限/震动权限",
        "Control vibration",
        "消息震动提醒/按键反馈",
        "Haptic feedback",
    ),
    "RECEIVE_BOOT_COMPLETED": (
        "自启动权限/开机启动权限",
        "Run at startup",
        "接收消息/定时任务",
        "Restoring alarms",
    ),
    "REQUEST_INSTALL_PACKAGES": (
        "安装应用权限/安装未知应用权限",
        "Install unknown apps",
        "版本更新/升级客户端",
        "Updates",
    ),
    "QUERY_ALL_PACKAGES": (
        "读取应用列表权限/获取应用列表权限",
        "Query all packages",
        "判断是否安装地图软件/识别风险环境",
        "Checking for a browser",
    ),
    "CALL_PHONE": (
        "拨打电话权限",
        "Directly call phone numbers",
        "联系客服/联系商家",
        "Calling support",
    ),
    "USE_BIOMETRIC": (
        "生物识别权限/指纹权限",
        "Use biometric hardware",
        "指纹登录/应用锁",
        "Unlocking the app",
    ),
}
# Constants that lists give without an everyday name.
CONSTANTS = (
    "ACCESS_NETWORK_STATE ACCESS_WIFI_STATE CHANGE_WIFI_STATE WAKE_LOCK FOREGROUND_SERVICE GET_TASKS "
    "ACCESS_COARSE_LOCATION ACCESS_BACKGROUND_LOCATION READ_MEDIA_IMAGES READ_MEDIA_VIDEO BLUETOOTH_ADMIN "
    "BLUETOOTH_CONNECT BLUETOOTH_SCAN MODIFY_AUDIO_SETTINGS SCHEDULE_EXACT_ALARM NFC WRITE_SETTINGS "
    "CHANGE_NETWORK_STATE KILL_BACKGROUND_PROCESSES REORDER_TASKS EXPAND_STATUS_BAR "
    "com.huawei.android.launcher.permission.CHANGE_BADGE com.meizu.flyme.permission.PUSH "
    "com.vivo.notification.permission.BADGE_ICON com.asus.msa.SupplementaryDID.ACCESS"
).split()

# Column -> header synonyms.
HEADERS_ZH: dict[str, str] = {
    "name": "SDK名称/第三方SDK名称/产品名称/名称/SDK/接入的SDK/合作SDK名称/第三方SDK/产品/服务名称",
    "vendor": "提供方/公司名称/SDK提供方/第三方公司名称/运营方/所属机构/合作方名称/开发者/第三方主体/接收方名称",
    "package": "包名/包名信息/SDK包名",
    "purpose": "使用目的/用途/功能/使用场景/合作目的/共享目的/目的及场景/使用目的及场景",
    "data": "收集的个人信息/共享信息/个人信息类型/收集个人信息类型/涉及个人信息/个人信息字段/收集信息/共享的个人信息种类",
    "permissions": "权限/使用权限/申请权限/所需权限/调用权限/涉及权限",
    "url": "隐私政策链接/隐私政策/第三方隐私政策/链接/隐私条款链接/隐私权政策链接",
}
HEADERS_EN: dict[str, str] = {
    "name": "SDK/Service/SDK name/Product/Third-party service",
    "vendor": "Provider/Company/Vendor/Operated by",
    "package": "Package/Package name",
    "purpose": "Purpose/Used for/Why we use it",
    "data": "Data/Data collected/Information collected/Data processed",
    "permissions": "Permissions/Permissions used",
    "url": "Privacy policy/Privacy notice/Link",
}
