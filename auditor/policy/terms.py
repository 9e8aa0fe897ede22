"""The words by which policies name personal data.

Patterns are matched on folded text (:mod:`auditor.policy.flat`), so they are
lower case, half width, Simplified and without spaces except between Latin
words. A pattern says what *is* the type; the look-alikes of this field (a
customer-service call record, a verification SMS) are excluded beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A Latin word must not run on: "ip" in "description", "mac" in "machine".
_B = r"(?<![a-z0-9])"
_E = r"(?![a-z0-9])"


@dataclass(frozen=True, slots=True)
class Term:
    """One data type with the pattern of its names.

    :param unless: what, matched around the hit (in a window of the text that
        starts ``before`` characters earlier), shows that it is not meant.
    """

    data_type: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    before: int = 12
    after: int = 12


def _term(
    data_type: str, pattern: str, unless: str = "", before: int = 12, after: int = 12
) -> Term:
    return Term(
        data_type,
        re.compile(pattern),
        re.compile(unless) if unless else None,
        before,
        after,
    )


TERMS: tuple[Term, ...] = (
    _term(
        "imei",
        rf"{_B}[il1]me[il1]\d?{_E}|{_B}idei{_E}|国际移动(台)?设备(身份|识别)?(识别)?码|"
        rf"移动设备国际(身份|识别)码|手机串号|设备串号"
        r"|international mobile equipment identity",
    ),
    _term(
        "imsi",
        rf"{_B}[il1]ms[il1]\d?{_E}|{_B}iisi{_E}|国际移动(用户|客户)(身份)?(识别|"
        rf"鉴别)?码|国际移动用户标识|international mobile subscriber",
    ),
    _term("meid", rf"{_B}me[il1]d{_E}|(?<!国际)移动设备识别码|移动设备标识符"),
    _term(
        "iccid",
        rf"{_B}[il1]cc[il1]d{_E}|sim卡(序列号|识别码|卡号|标识|唯一标识)|"
        rf"集成电路卡识别码|sim (card )?serial",
    ),
    _term(
        "android_id",
        rf"(?<![a-z])andro[il1]d[\s_\-]?[il1]ds?{_E}|安卓[\s_\-]?(设备)?(id|标识符?|"
        rf"识别码){_E}|{_B}ssaid{_E}",
    ),
    _term(
        "oaid",
        rf"{_B}[o0]a[il1]d{_E}|(?<!应用)(开放)?匿名设备(标识|识别)(符|码)?|open "
        rf"anonymous device id",
    ),
    _term(
        "gaid",
        rf"{_B}gaid{_E}|{_B}adid{_E}|google(play)?(的)?(广告|ad)(标识|id)|广告(标识|"
        rf"识别)(符|码|id)?|广告id|谷歌广告(标识|id)|(google|android|mobile) "
        rf"advertising id(entifier)?|"
        rf"{_B}advertising id(entifier)?s?{_E}|google ad(vertising)? id|(谷歌|"
        rf"google)[^,,。;]{{0,3}}aaid",
        r"idfa|apple|苹果|ios|[(]oaid",
        4,
        5,
    ),
    _term(
        "mac",
        rf"{_B}m ?a ?c(地址|addresse?s?|address|信息|码)?{_E}(?!(book|os|系统|电脑|端|版))|"
        rf"物理地址|硬件地址|设备(wi-?fi|wlan)地址|"
        r"(无线)?网卡地址|网络硬件地址|局域网地址|(?<=设备)tc地址|媒体(访问|"
        r"存取)控制地址|media access control",
        r"蓝牙mac",
        3,
        0,
    ),
    _term(
        "serial",
        rf"(设备|硬件|手机|机身|系统|终端|产品)(的)?(唯一)?(出厂)?序列号|"
        rf"(?<!sim卡)(?<!sim)(?<!卡)序列号(?!.{{0,2}}(?:sim|iccid))|{_B}serialnumber{_E}|"
        rf"(?:build[\s_]?)?{_B}serial( number)?s?{_E}|build_serial|{_B}sn(号|码)|设备sn{_E}|"
        r"(?:(?<=[、,，/(（])|^)sn(?=[、,，/)）;；。]|$)",
        r"sim卡序列号|iccid[(:]|硬盘序列号|主板序列号",
        6,
        0,
    ),
    _term(
        "ip",
        rf"{_B}[il1]p(v[46])?-?(地[址扯]|位址| ?add?resse?s?|信息|属地|号)|"
        rf"(?:(?<=[、,，/(（和及与或:])|^)[il1]p(?=[、,，/)）和及与或等;；。]|$)|"
        r"(?<=记录|收集|获取|读取|采集|上传)[il1]p(?=[、,，/)）和及与等;；。]|$)|"
        r"互联网协议[(]?(?:ip)?[)]?地址|(?:局域网|访问|登[录陆]|公网|内网|外网|出口|"
        r"客户端|设备|用户|网络|公共)[il1]p(?![a-z])|网际协议地址|网络地址|internet "
        r"protocol(?: ?[(][\"“]?ip[\"”]?[)])? ?addresse?s?",
        r"知识产权|形象|mac地址\(物理",
        3,
        4,
    ),
    _term("ssid", rf"{_B}ssid{_E}|wi-?fi(网络)?(名称|的名称)|wlan名称|无线网络名称|热点名称"),
    _term("bssid", rf"{_B}bss[il1]d{_E}|(?:路由器?|热点|接入点|ap)(的)?mac(地址)?"),
    _term(
        "wifi_list",
        r"(wi-?fi|wlan|无线网络|无线局域网|热点)(网络)?(扫描)?(的)?(列表|清单|扫描结果|扫描列表|"
        r"接入点列表)|(附近|周围|周边)(的)?(可用)?(wi-?fi|wlan|无线网络|无线局域网|热点)|"
        r"(wi-?fi|wlan)接入点(?:列表|名称)|扫描到的(wi-?fi|wlan)|(nearby|"
        r"available|surrounding) wi-?fi|wi-?fi (scan|networks? list|list(?!en)|access points)|"
        r"list of wi-?fi",
    ),
    _term(
        "installed_apps",
        r"(?:应用|软件|app|程序|包名|应用程序)(?:的)?(?:安装)?(?:信息)?(?:列表|清单)|"
        r"(?:安)?装了哪些(?:应用|软件|app)|"
        r"(?:已安装|安装(?:的|到|在设备上的|过的?|了的?|有的?)|安装(?=(?:应用|软件|app)"
        r"(?:信息|情况|名称|数量|数据)))(?:的|到|在设备上的)*(?:第三方|手机|其他|所有)?"
        r"(?:应用|app|软件|程序)(?!市场|商店|包(?!名)|时|后|前|权限|更新|升级)|"
        r"(?:已安装|安装)(?:的)?(?:应用|软件|app|程序|包名|应用程序)?(?:信息)?(?:列表|"
        r"清单|包名)|应用(?:已)?安装(?:列表|信息|情况|清单)|安装(?:的)?列表|"
        r"常用(?:的)?软件(?:列表|信息)?|"
        r"installed (?:app|package|software|application|program)s?|"
        r"apps?(?:lications?)?(?: you(?: have| currently have)*)? installed|list of "
        r"(?:your )?(?:apps|applications|installed)|"
        r"app(?:lication)? list|apps (?:that are )?installed|installed on your "
        r"(?:device|phone)|读取(?:应用|软件)列表",
        r"(?:发布|下载|更新|升级|新增|上架|推荐)(?:的)?(?:应用|软件|app|程序)(?:列表|"
        r"清单)|安装(?:软件|应用)?包|sdk(?:应用|软件)?(?:列表|清单)|接入的?(?:应用|软件)",
        4,
        2,
    ),
    _term(
        "running_processes",
        r"(?:查看|获取|读取|收集|检索|扫描|枚举)(?:您|你|设备|手机|上|中|"
        r"的){0,6}(?:正在|当前|后台)运行的?"
        r"(?:应用|app|程序|软件|进程)",
    ),
    _term(
        "running_processes",
        r"(?:应用|app|软件|系统|程序|运行)?(?:的)?进程(?:列表|信息|名称|名|情况|数据)|"
        r"(?:系统|正在运行的?)进程(?=[、,;。)/]|$)|"
        r"(?:正在|当前|后台)?运行(?:中)?(?:的)?(?:应用|app|程序|进程|任务|"
        r"软件)(?!商店|平台|时|环境)|最近(?:运行|使用)的?(?:任务|应用)|"
        r"(?:任务|运行)列表|(?:当前)?应用进程|running (?:app|process|task|service|"
        r"application)(?:e?s)?|process(?:es)? list",
        r"保证|保障|维持|以便|后台进程仍|稳定|不在后台|本应用|本软件|允许|结束|关闭|预初始化",
        6,
        8,
    ),
    _term(
        "location_coarse",
        r"(粗略|大致|大略|大概|概略|约略|模糊|近似|非精确|粗)(的)?(地理)?(位置|定位)|"
        r"(?<![访问])所在(的)?(地理)?位置|(approximate|coarse|general|rough)(ly)? "
        r"(geo)?location|"
        r"(基于网络|网络来源|基站)[^。;;]{0,16}(位置|定位)|"
        r"(?:(?<=[、,，/(（和及与])|^)(?:附近)?基站(?:信息|数据|编号|"
        r"id)?(?=[、,，/)）和及与等;；。]|$)|"
        r"(?:precise|exact) or (?:imprecise|approximate|coarse)|"
        r"(?:rough|approximate|general) (?:region|area|whereabouts)|roughly where you are|"
        r"(?:imprecise|approximate|coarse|rough) (?:geo)?(?:location|position)|"
        r"(?:country|city|region|district)(?: ?[/,&] ?| or | and )?"
        r"(?:country|city|region)?[ -]?level (?:geo)?location|所在(?:城市|地区|区域)信息|"
        r"大致所在(?:的)?(?:区域|城市|位置)",
    ),
    _term(
        "location_precise",
        r"(?:精确|精准|准确)的?(?:[/、和与及](?:粗略|大致|模糊)的?)?(?:地理)?(?:位置|定位)|"
        r"(?:your|device|phone's|gps|exact|precise) position(?!s? on)|"
        r"locations? of (?:your|the|a|user's) (?:mobile |smart)?(?:device|phone)|"
        r"(?:device|phone)'s (?:gps )?location|gps coordinates",
        r"(?:non|不|非)(?:精确|精准|准确)",
        2,
    ),
    _term(
        "location_precise",
        r"(?:精确|精准|准确|详细|实时|gps|gnss|卫星|地理|设备|当前|用户|后台|"
        r"持续){0,6}(?:的)?(?:地理|"
        r"地址)?(?<!粗略)(?<!大致)(?<!大概)(?<!模糊)(?<!概略)(?<!约略)(?<!所在)位置(?:"
        r"信息|数据|权限|"
        r"坐标|轨迹|服务)?|"
        r"精准定位|精确定位|定位(?:信息|数据|权限|服务|结果)|经纬度|[经纬]度|"
        r"(?<![a-z])gps(?![a-z])|行踪轨迹|行动轨迹|运动轨迹|"
        r"(?:precise |exact |fine |gps |device |your |geo-?|real-?time |user "
        r")+location|(?<!approximate )(?<!coarse )(?<!general )(?<!rough )(?<!storage "
        r")(?<!file )(?<![a-z])(?:geo)?locations?(?: data| information| info|-based)|"
        r"(?<![a-z])geolocation|latitude|access (?:to )?location|(?<=,)location(?=[,(])",
        r"(?:显著|醒目|明显|存储|储存|保存|存放|安装|该|此|首页|相应|显要|适当|任何|"
        r"下载|地点和|职业|页面|广告|排名|展示|目录|界面|入口|文件|服务器|"
        r"数据(?:的)?(?:存储|所在))(?:的)?位置|粗略|大致|概略|约略|模糊定位|位置(?:\d|一|上方|"
        r"下方|公示|展示|进行公告|摆放)|"
        r"(?:storage|file|server|other|different|any) locations?|coarse location|"
        r"approximate location",
        6,
        4,
    ),
    _term(
        "contacts",
        r"(?:手机|设备|本机|系统|您的|你的)的?通讯录(?!.{0,2}(?:企业|公司))",
    ),
    _term(
        "contacts",
        r"通讯录|电话簿|联络人(?:清单|资料|信息)?|电话本|手机联系人|(?:设备|手机|本地|"
        r"系统)(?:中|里|内|上)?的?(?:联系人|通讯录)|联系人(?:列表|信息|名单|数据|权限|"
        r"通讯录)|读取联系人|(?:访问|获取|同步|上传|导入|修改)(?:您的?|你的?|"
        r"手机)?联系人|"
        r"address book|phone ?book|(?<![a-z])contacts?(?: list| information from your|"
        r" data)?(?= (?:list|permission|data|on your|stored|from your|book)|"
        r"(?=[,.;、)]|$| and| or| to))",
        r"(?:紧急|收货|企业|收件|取件|第一|商务|业务|添加的?|法定|公司|客户|贷款|订单|"
        r"常用|客服|平台内|站内|企业内|内部|公司内部)联[系络]人|企业通讯录|(?:企业|公司|"
        r"内部|组织)通讯录|(?<!your )contacts? us|contact (?:us|information|details|"
        r"person|me|our|the)|联[系络]人(?:姓名|电话|手机|方式|或)|(?:没有任何?关系|无关)|"
        r"please contact|to contact|(?<!y)our contact",
        6,
        10,
    ),
    _term(
        "calendar",
        r"行事历|(?:系统|手机)?日历(?!年|日(?!程|历))(?:信息|事件|活动|日程|权限|数据|"
        r"提醒)?|(?:已有|您的?|系统|手机|读取|写入|同步|添加|查看)日程|日程(?:信息|"
        r"安排|数据|表)|calendars?(?: events?)?",
        r"calendar (?:days?|months?|year|week)|个?日历日(?!程)|日历天",
        2,
        8,
    ),
    _term(
        "sms",
        r"简讯(?:内容|记录)|短信(?:记录|内容|信息|数据|列表|箱|息|读取|权限|功能权限)|"
        r"(?:读取|接收|获取|收集|访问|拦截)(?:您的?|你的?|手机|设备|"
        r"本机)?(?:手机)?(?:中|上)?的?(?:短信|彩信)(?!验证|校验|通知|服务|推广|息或|"
        r"进行)|收发短信|(?:(?<=通讯录[和与或及、])|(?<=联系人[和与或及、])|"
        r"(?<=通话记录[和与或及、]))"
        r"短信(?=[、和与或及等,，。;；]|$)|(?:transactional|financial) sms|sms inbox|"
        r"financial transaction messages|"
        r"(?<![a-z])sms(?: messages?| content| data| logs?|(?= "
        r"permission)|(?= and call))|text messages",
        r"短信验证码|(?:短信)(?:方式|形式|通知|发送|渠道|提醒|告知|平台|服务商|网关|"
        r"动态|校验|邮件|、邮件)|发送短信|以短信|sms (?:verification|code|otp)|(?:via|"
        r"by|through|send)(?: you)?(?: a| an)? (?:sms|text)|验证短信|短信息(?:通知|"
        r"服务|发送|或|、|等)|(?:通过|发送|接收|以|用|收到|营销|商业性?)(?:手机)?短信",
        6,
        6,
    ),
    _term(
        "call_log",
        r"通话(?:记录|日志|历史|清单|详单|状态记录)|呼叫(?:记录|日志|历史)|(?:来电|"
        r"去电|拨号)记录|call (?:logs?|history|records?)|phone logs?",
        r"客服|留存|来电|打来|不是一回事|无关|热线|编辑|联系我们|与我们|我们联系|沟通|"
        r"咨询|投诉|工单|坐席|热线|回访|通信/|通讯/|通信或|通讯或|通信、|在线|"
        r"保障记录|邮件|书信|故障|帮助|排障|服务人员|呼叫中心|customer|support",
        40,
        30,
    ),
    _term(
        "phone_number",
        r"手机号码?(?!认证服务)|电话号码|本机号码|联系电话|移动电话(?:号码)?|行动电话(?!号码段)|"
        r"手机(?:号|联系方式)|電話|(?:mobile |tele)?phone(?: |-)?numbers?|(?:mobile|cell) "
        r"(?:phone )?numbers?|(?:name|email|address|e-mail)[,、 ]+(?:and |or "
        r")?phone(?! (?:state|calls?|models?|"
        r"brand|types?|make|status|settings|language|maker|manufacturer|version)\b)|"
        r"phone(?=, (?:email|name|address))|telephone(?! call)",
        r"客服(?:电话|热线)|我们的?(?:电话|手机)|服务电话|客服联系电话|(?:(?<!y)our|us at) "
        r"(?:phone|telephone)|(?:拨打|致电)(?:电话|客服|我们|号码)|虚拟(?:手机)?号码?|"
        r"举报电话|公司电话|联系电话[::]\d|电话[::][\d(（+]",
        6,
        6,
    ),
    _term(
        "camera_image",
        r"相机|摄像头|摄像机|照相机|拍照|拍摄|摄影|录像|录制视频|camera|take (?:a "
        r")?(?:photo|picture|video)s?|taking (?:photo|picture|video)s?|photograph(?:y|"
        r"ed|s)?(?! library)",
        r"拍摄(?:类|地|时间|日期|参数|设备|于|的?(?:时间|地点|日期))|监控摄像头|"
        r"智能摄像头|家用摄像|摄像头产品|相机品牌|禁止拍摄|ip camera",
        3,
        4,
    ),
    _term(
        "microphone_audio",
        r"麦克风|话筒|录音|(?:您|你|用户)(?:所)?说的?话(?!题|术|语权)|"
        r"录制(?:的)?[一-鿿]{0,4}(?:声音|音频|语音)|录取声音|(?:采集|"
        r"收集|录入|输入|获取|上传)(?:您的?|用户)?(?:的)?(?:声音|语音|音频)|(?:语音|"
        r"声音|音频)(?:信息|数据|内容|输入|指令)|(?:语音|声音)文件|声纹|(?:演唱|朗读|发言|对讲|"
        r"聊天|跟读)(?:的)?(?:音频|语音|声音)|(?:^|"
        r"[、,/:(;和及与])(?:语音|声音|音频)(?=$|[、,/);。等和及与])|microphones?|"
        r"record(?:s|ing)? (?:audio|sound|voice|your voice)|audio record(?:ing|s)?|"
        r"voice record(?:ing)?s?|voice (?:data|input|memos?|notes?)",
        r"客服.{0,8}录音|通话(?:进行)?录音|对通话|电话录音|录音电话|语音(?:播报|提示|"
        r"导航|合成|通知|电话|验证码)|播放",
        8,
        4,
    ),
    _term(
        "photos_storage",
        r"相册|相簿|图库|图片库|照片库|媒体库|(?:外部|外置|内部|本地|手机|"
        r"设备)?存储(?:空间|卡|目录)|外部存储|外置存储|内存卡|(?<![a-z])sd卡|(?:存储|"
        r"储存)(?:的)?(?:个人)?(?:文件|照片|图片|权限)|"
        r"(?:读取|访问|上传|选择|选取|获取|写入|保存|读写|导入)(?:手机|"
        r"设备|本地|存储|空间|[您你的中上里内和/])*(?:照片|图片|媒体文件|"
        r"文件|相片|视频|媒体)(?!时|格式)|将您的图片|(?:拍摄|上[传载]|选择|选取|发送|"
        r"保存|提交|提供|添加)[^,，。;；、]{0,8}(?:照片|图片|相片|影像)|个人文件|媒体文件|"
        r"照片[、/和及](?:视频|媒体|文件)|"
        r"screenshots? (?:that |which )?you (?:may )?(?:attach|upload|send|add)|"
        r"(?:上[传载]|附上|提交)[^,，。;；、]{0,8}截图|(?:问题|对话)截图|"
        r"upload(?:ing)? (?:a |your )?screenshots?|"
        r"photos?(?: library| album|s? (?:and|or|/) (?:media|videos?|files)|s)|"
        r"gallery|(?:external|local|internal|device|shared|sd card) storage|media "
        r"files|storage permission|(?:access|read|upload)(?:ing)? (?:to )?(?:your |"
        r"the )?(?:photos?|images?|pictures?|files|media|storage)|sd card",
        r"云存储|(?:数据|信息)(?:的)?存储(?:空间)?期限|(?:cookie|本地缓存)(?:或)?存储|"
        r"对象存储|(?:产品|商品)相册|cloud storage|(?:云|服务器|数据库|网络|"
        r"境内)(?:端)?(?:的)?存储(?:空间|目录)?|可用存储空间|存储空间(?:大小|信息|"
        r"容量|使用|不足)|剩余存储|存储空间总|总存储|微信图片",
        8,
        4,
    ),
    _term(
        "clipboard",
        r"剪[贴切]板|剪[贴切]版|剪切薄|粘贴板|粘贴版|剪贴簿|clipboard|pasteboard",
        r"剪[贴切]板(?:中|里)?粘贴",
        0,
        3,
    ),
    _term(
        "sensors",
        r"传感器(?!制造|厂)|加速度计?|陀螺仪|重力感应|磁力计|磁场|气压计|光线感应|"
        r"计步|步数|gyroscope|accelerometer|(?<![a-z])sensors?(?![a-z])|magnetometer|"
        r"step count",
        r"sensorsdata|sensors ?data|神策",
        2,
        5,
    ),
    _term("bluetooth", r"蓝[牙芽](?!耳机品牌|音箱)|bluetooth"),
    _term(
        "face_biometric",
        r"人脸|脸部|面部(?!分)|(?<![页界桌封版])面容(?!id|识别解锁|[易量器])|刷脸|"
        r"photo(?:graph)?s? of (?:the|your) face|face (?:features?|recognition|image|data|"
        r"information|photo|verification|print|scan)|facial|(?<![a-z])face(?:s)?(?= "
        r"(?:or|and) )|faceprint|biometric|liveness|face match(?:ing)?|(?<![a-z])selfies?(?![a-z])",
    ),
    _term(
        "id_card",
        r"身[份分]证(?!明文件|明材料|书|明以)|(?<!验证)身份证(?:号|件|照|号码|信息|"
        r"件号码|正反面|明)|居民身份(?:号码|证)|公民身份号码|护照(?!服务)|驾驶证|驾照|"
        r"军官证|港澳(?:居民|"
        r"通行证)|台胞证|户口[本簿]|社保卡号|id card|identity (?:card|document)s?|"
        r"(?<![a-z])(?:aadhaar|nric)(?![a-z])|government[- ](?:issued )?id(?![a-z])|"
        r"national id(?:entity)? numbers?|resident registration (?:card|number)|"
        r"social security numbers?|(?<!application )"
        r"(?<!device )(?<!mobile )(?<!equipment )(?<!vehicle )identification (?:number|card)|"
        r"(?<![a-z])passport(?: number)?|driver'?s licen[sc]e|"
        r"national id|government[- ]issued id|证件(?:号码|照片|信息|类型及号码)",
        r"法定代表人身份证|身份证明",
        5,
        3,
    ),
    _term(
        "bank_account",
        r"银行(?:卡|账[号户]|帐[号户])|信用卡(?!中心|还款|账单|活动|优惠)|储蓄卡|借记卡|支付卡号|"
        r"收款账[号户]|开户(?:行|账号|银行)|(?<!商户)卡号(?=[、,])|金融账[号户]|bank "
        r"(?:account|card|details|branch)|(?:credit|debit|payment) card|card numbers?|"
        r"(?<![a-z])iban(?![a-z])|(?<![a-z])ifsc(?![a-z])",
        r"sim卡号|(?:sim|gift|id|identity|library|loyalty|membership|member|student|"
        r"access|key) card num|(?:会员|就诊|校园|市民|公交|社保|医保|门禁|借阅|一卡|"
        r"饭)卡(?:[:：]|"
        r"的)?卡?号|会员卡号|礼品卡号|物联网卡|不(?:会)?(?:保存|存储|留存|接触|经手|"
        r"记录|知晓)"
        r"(?:您|你|用户)?(?:的|任何)?(?:银行|信用|支付|储蓄|借记)",
        8,
        2,
    ),
    _term(
        "device_model",
        r"model,? and (?:make|manufacturer|brand)|"
        r"(?:设备|装置|手机|硬件|终端|机器|移动设备|产品|智能设备|"
        r"智能手机)(?:的)?(?:品牌|厂商|制造商|名称|生产商|机型)?(?:[、/及和与与或,]|"
        r"以及)?(?:及)?(?:具体)?(?:的)?(?:型号|机型)|"
        r"(?<![a-z信])(?<!证件)(?<!规格)型号|"
        r"(?<!主)(?<!部分)(?<!适配)(?<!个别)(?<!不同)机型|(?:设备|手机|终端|"
        r"产品)(?:的)?品牌|device(?:'s)? (?:model|brand|type|make|name|manufacturer)|"
        r"(?:phone|hardware|handset)(?:'s)? model|model (?:and|of|number|name)|make "
        r"and model|(?<![a-z])model(?=[,;.)、])|brand and model|device brand",
        r"(?:商品|产品|车辆|车型|充电桩|家电|面部|规格|汽车|电池|学习|智能家居|耗材|"
        r"打印机|车)(?:的)?型号|(?:business|language|training|ai|machine learning|"
        r"data) model",
        4,
        2,
    ),
    _term(
        "os_version",
        r"(?:设备|手机|终端|移动|软件|智能)?(?:的)?(?:操作|作业)系统(?:的)?(?:类型|"
        r"版本|名称|信息|语言|和|与|及|、)*(?:版本号?|信息)?|(?:软件|设备|手机|固件|"
        r"android|安卓|系统软件|平台|ios|miui|emui|终端|"
        r"rom){0,6}(?:的)?系统(?:软件)?(?:的)?版本(?:号)?|(?:软件)?系统类型|(?:android|"
        r"安卓|(?<![a-z])rom)版本(?:号)?|(?:operating system|(?<![a-z])os)(?: type| name| "
        r"information| and|'s)*(?: versions?)?|(?:android|system|firmware) versions?|"
        r"versions? of (?:android|your operating system|the operating system|your os)",
        r"(?:不同|各|其他|和ios|与ios|及ios)(?:的)?操作系统|操作系统(?:为主|的弹窗)|"
        r"操作系统(?:的)?(?:相关|应用)?(?:上需|权限|设置|"
        r"提供|层面|服务商|商|厂商|机制|限制|弹窗|功能|中|授权|会|本身|自带|通知|"
        r"或应用商店)|以(?:上|下)|及以上|(?:针对|低于|高于|适用于?|升级|在|如果|当|"
        r"需要?)(?:您的?|设备的?)?(?:android|安卓|操作系统|系统)",
        4,
        7,
    ),
    _term(
        "carrier",
        r"电信业者(?:名称)?|(?:^|(?<=[、,，]))电[讯信]商|电[讯信]网[络路](?:供应)?商|"
        r"which (?:mobile |cell(?:ular)? )?network you(?:'re| are) on|"
        r"流动网[络路](?:供应|营办)?商|(?:网络|移动|电信|通信|手机|sim卡|设备|手机卡|"
        r"当前|所属|基础|无线|数据){0,6}运营商(?:的)?(?:信息|名称|类型|网络|标识|代码|"
        r"国家|属性|数据)?|plmn|sim (?:card )?operators?(?: name)?(?![a-z])|(?:mobile |"
        r"network |wireless |cellular |telecom "
        r")*(?:carrier|network operator|mobile operator|service operator)(?:s|'s)?(?: "
        r"name| information| info)?|(?<=,)mobile network(?=[,.;]| and )",
        r"(?:平台|应用|系统|网站|产品|游戏|小程序|内容|sdk|服务|软件|信息系统|公众号|"
        r"关键信息基础设施|app|联合|域名|充电)(?:的)?运营商|运营商(?:提供|一键登录|"
        r"认证|网关|合作|服务|公司|可能|会|将|的服务|通道|短信|取号|资费|收取|流量|"
        r"之间|账单|处)|(?:基础|三大)电信?运营商|[给向由与]运营商|第三方运营商|"
        r"(?:中国移动|中国联通|中国电信|三大|与|由|通过|向|从|联系|包括|收取)(?:等|"
        r"您的?|各|相关)?(?:基础|电信|通信|移动)*运营商|电信运营商等(?:第三方|机构)|"
        r"common carrier|logistics|shipping|delivery",
        8,
        6,
    ),
    _term(
        "network_state",
        r"(?:network )?connection type|type of (?:network |internet )?connection|"
        r"whether you (?:were|are|'re) (?:online|on wi-?fi)|"
        r"(?:当前|设备|移动|接入|手机|使用的|所连|连接的|无线|"
        r"系统){0,6}(?:的)?网[络路](?:连接|接入|访问|通信|环境|制式|设备|使用|"
        r"质量)*(?:的)?(?:类型|状态|状况|方式|环境|制式|情况|信息|强度|信号|质量|参数|"
        r"切换)(?!安全|传播|服务|系统|产品|技术|内容|保护)|接入网络的?(?:方式|类型|"
        r"状态)|联网(?:方式|状态|类型|信息)|(?:wi-?fi|wlan|蜂窝|移动)(?:的)?(?:连接|"
        r"网络)?(?:状态|信息|参数)|监控网络变化|"
        r"(?:判断|检测|识别|确认|查看)[^,，。;；]{0,8}(?:是否|"
        r"是不是)[^,，。;；]{0,4}(?:wi-?fi|wlan|流量|移动网络)|网络判断|"
        r"(?:判断|区分)(?:使用)?(?:wi-?fi|wlan)\s?(?:[/或和与、]|还是)\s?(?:移动)?(?:流量|数据)|"
        r"所在网络(?:的)?制式|"
        r"wi-?fi(?:还是|或者?)(?:流量|移动(?:数据|网络))|网[络路]连线(?:类型|状态)|"
        r"连线(?:类型|状态|方式)|"
        r"网络是否(?:可用|连接|畅通)|"
        r"信号强度|network (?:type|"
        r"state|status|connection|information|info|connectivity|conditions|access "
        r"type)|connection (?:type|status)|internet connect(?:ion|ivity) (?:type|"
        r"status|state)|check (?:internet|network) connect|wi-?fi or (?:mobile|"
        r"cellular)|(?:mobile|cellular)(?: data)? or wi-?fi|wi-?fi or (?:mobile|"
        r"cellular)|(?:mobile|cellular)(?: data)? or wi-?fi",
        r"网络信息(?:安全|内容|服务|传播|系统|技术|科技|保护)|互联网信息|安全网络|"
        r"(?:利用|通过|使用)网络(?:方式|环境|信息)|网络(?:安全)?(?:情况|环境)(?:下|中|"
        r"复杂|并非|存在)|由于网络|网络身份|在(?:任何)?(?:公共)?网络|网络状况(?:不|差|"
        r"原因|等原因)|不良信息|网络连接(?:不|故障|异常|中断|时|后)",
        4,
        8,
    ),
    _term(
        "battery",
        r"电池(?!寿命管理)|(?<!用)电量|剩余电|充电状态|battery",
        r"里程|胎压|车辆|车门|续航|电池(?:厂|产品|租赁|更换|包|组)|换电|电池优化|"
        r"忽略电池|充电桩|电量(?:费|"
        r"账单|结算|电费)|充电(?:量|电量)|充电(?:订单|站)|battery optimi|save battery|"
        r"drain",
        6,
        8,
    ),
    _term(
        "browsing_history",
        r"浏览(?:过)?(?:的)?(?:商品|内容|页面|课程|视频)(?:的)?(?:记录|历史|足迹)|"
        r"浏览(?:的)?页面(?=[、,，;；。)）]|$)|观看(?:的)?(?:[记纪]录|历史)|"
        r"pages (?:and \w+ )?(?:that |which )?you (?:view|open|see|read)|pages viewed|"
        r"浏览(?:过)?(?:的)?网页(?:的)?(?:url|网址|地址|标题)|"
        r"浏览(?:、[\u4e00-\u9fff]{2,4}){1,3}[记纪]录|浏览[\u4e00-\u9fff]{0,6}[之的][记纪]录|"
        r"曾浏览|浏览过的?(?:[\u4e00-\u9fff]{2,4})(?=[、,，。;；和及与]|$)|"
        r"浏览(?:[记纪]录|历史|轨迹|痕迹|历史记录|行为)|(?:上网|网页|网站|"
        r"访问)(?:浏览)?(?:的)?(?:记录|历史|日志|痕迹)|历史上网|"
        r"(?<!用于)(?<!支持)(?<!提供)网页浏览(?=信息|数据|等|[、,，)）]|$)|搜索(?:和|"
        r"及|"
        r"与|、)?浏览(?:[记纪]录)?|浏览(?:或|及|和|、)(?:搜索|点击)(?:记录|历史)|browsing "
        r"(?:history|records?|activity|behavio)|web history|(?:pages|websites|sites) "
        r"(?:you )?(?:have )?visit(?:ed)?|search and browsing",
        r"系统访问(?:记录|日志)|访问控制|对(?:数据|信息)(?:的)?访问(?:记录|日志)",
        4,
        4,
    ),
    _term(
        "crash_log",
        r"崩溃(?:堆栈|日志|报告|记录|信息|数据)(?!分析|服务|sdk|平台)|crash ?dumps?",
    ),
    _term(
        "crash_log",
        r"[崩奔][溃馈]|闪退|当机|(?<![a-z])crash(?:es)?(?![a-z])|bug reports?|error "
        r"(?:reports?|logs?)|diagnostic (?:data|information|logs?)|异常(?:日志|堆栈)|"
        r"(?:应用|程序|app|运行|软件|系统|设备)异常(?:信息|数据|记录)|(?:错误|故障|"
        r"报错)(?:日志|报告|堆栈)|(?:anr)(?:日志|信息)|stack trace",
        r"crashlytics(?! (?:collect|data|report))|(?:用于|进行|提供|实现)(?:应用|app|"
        r"系统)?(?:的)?崩溃|崩溃(?:分析|监控|监测|统计|捕获|上报|检测)(?:服务|sdk|"
        r"功能)?|(?:减少|避免|防止|导致|造成|发生|出现|解决|修复)(?:app|应用|系统|"
        r"程序|的|软件)*(?:崩溃|闪退)|异常统计|without crash|prevent crash|crash "
        r"(?:reporting|analytics|analysis) (?:tool|service|sdk|library)",
        8,
        6,
    ),
)

# Categories of personal information that are no type of ours but show that a
# text lists personal information.
GENERAL_INFO = re.compile(
    r"设备信息|设备标识|设备识别|唯一标识|应用信息|网络信息|日志信息|个人信息|"
    r"用户信息|账号信息|帐号信息|昵称|头像|openid|性别|"
    r"标识符|设备参数|硬件信息|系统信息|软件信息|版本号|idfa|idfv|udid|guid|vaid|aaid|"
    r"分辨率|cpu|内存|时区|语言|基站|订单信息|"
    r"device (?:info|id|identifier)|email|user id|usage data|log data|identifiers|"
    r"性能数据|交互数据|操作记录|使用记录|(?<!隐私)信息(?=[、,;(（]|$)"
)


# What names a type only where a text is known to list personal data.
IN_LISTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "photos_storage",
        re.compile(
            r"(?<!身份证)(?<!证件)(?<!人脸)(?<!面部)(?<!脸部)"
            r"(?:照片|图片|相片|图像(?!识别)|影像)|(?<![a-z])photos?(?![a-z])|images?"
        ),
    ),
    ("microphone_audio", re.compile(r"音频|语音|声音|录音|(?<![a-z])(?:audio|voice)(?![a-z])")),
)


def count_terms(flat: str) -> int:
    """How many names of personal data a folded text holds (for guessing what
    a column is, not for disclosure)."""
    total = len(GENERAL_INFO.findall(flat))
    for term in TERMS:
        total += len(term.pattern.findall(flat))
    return total
