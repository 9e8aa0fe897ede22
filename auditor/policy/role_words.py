"""Everyday words for the columns and keys of a list of SDKs.

Publishers write 由谁开发, 用处 or ``data it reads`` where others write 公司名称,
使用目的 and 收集的个人信息. These patterns build such labels of a verb and what it
asks for, so that few lines cover many of them; each is for a folded label as a
whole.
"""

from __future__ import annotations

_PARTY = r"(单位|主体|团队|组织|方|商|企业|厂商|厂家|机构|者|公司|人|社区|品牌)"
_MADE = (
    r"(研发|研制|开发|提供|供应|供货|维护|运维|运营|制作|制造|"
    r"出品|发布|发行|设计|做|写|出|负责|打造)"
)

#: whose it is
WHO = (
    rf"(是|由|来自)?(谁|哪一?家|哪一?方|哪个公司|何人|何方|哪些公司)(家)?(来|"
    rf"在)?({_MADE}|家)?(的)?|"
    rf"({_MADE}|责任|归属|权利|背后|法律)(的)?{_PARTY}(名称|全称)?|"
    rf"{_MADE}它的{_PARTY}?|背后是谁|东家|"
    r"(产品|sdk|代码|组件)?(来源|出处)(方)?|(出自|归|归属|属于|来自)(于)?(谁|哪家|"
    r"哪里)(家)?(所有)?|"
    r"(comes )?from|(who|whom)( .*)?|(who is )?behind it|"
    r"(written|built|created|published|maintained|supplied|developed) by"
)

_TAKE_IN = r"(使用|接入|引入|集成|调用|嵌入|选用|应用|采用|合作|启用|内置|加入|引用|需要|添加)"
#: what for
WHAT_FOR = (
    rf"(我们)?{_TAKE_IN}?(它|其|该sdk|sdk)?(的)?"
    r"(理由|原因|缘由|缘故|事由|初衷|动机|意图|目标|场合|情境|需求|必要性|价值|好处|用处|用意)|"
    r"(派)?(什么|何|啥)?用场|派(什么|啥)用|图(的是)?(个)?(什么|啥)|效用|功效|职能|"
    r"职责|任务|(承担|担负)(的)?(功能|职责|任务|工作)|负责(什么|的功能|的工作|内容)|"
    r"(我们|app|本应用)?(为何|为啥|为什么|凭什么|何故|因何|缘何)"
    rf"(要|需|会|要用)?({_TAKE_IN}|用|用到|有|选择)?(到)?(它|其|它们|sdk)?(们)?|"
    r"(我们)?(要|让|请|靠)?(它|其)?(拿|用)?来?(做|干|办)(什么|啥|嘛|何事)(用|的|事)*|"
    r"(被)?(用|应用)(在|到|于)(哪|哪里|哪儿|何处|什么地方|哪些(地方|功能|场景|页面))|"
    r"何用|有(什么|何)用|"
    r"because|serves( as| to| for)?|(its |the )?(job|task|aim|goal|benefit)|"
    r"(used|present|included|bundled|needed|here|there|added) (to|for|because)|"
    r"(the )?(reason|rationale|grounds?)s?( (for|why|we|of|behind|to) .*)?"
)

_TAKE = (
    r"(读取|采集|收集|搜集|获取|取得|索取|读到|拿到|看到|收到|上报|上传|传输|回传|"
    r"发送|接触|触及|触碰|碰到|"
    r"得知|知晓|获知|取用|调取|提取|拿走|带走|传走|传出|交出|得到|读|取|拿|收|采|看|碰)"
)
_READS = (
    r"(reads?|sees?|takes?|gets?|receives?|touches|touch|handles?|sends?|access(es)?|"
    r"collects?|gathers?|obtains?|records?|transmits?|uses?|needs?)"
)
_IT = r"(it|they|the sdk|this sdk|the library)"
#: what it takes
WHAT_DATA = (
    rf"(它|其|sdk|对方)?(会|能|可|要|需|所|将|还|另|被)*{_TAKE}(到|走|了)?(的)?"
    r"((用户|您的|个人|设备)?(项|项目|内容|字段|数据|信息|资料|东西|明细|条目)|"
    r"(什么|哪些|啥)(数据|信息|东西|内容|资料|字段)?)|"
    r"(它|其)?(会|要|需要?)?处理(到)?(什么|哪些|啥)(数据|信息|资料|东西)?|"
    r"(会|要|需要?)(要)?(什么|哪些|啥)(数据|信息|资料|东西)?|(会|能)?碰(到)?(什么|哪些)(数据|信息)|"
    r"(经手|所涉|触及|传出|交出|交给(对方|它)|给(对方|它))(的)?(数据|信息|资料|字段)|"
    r"(it )?(gets|able|allowed) to (see|read|know)|"
    rf"(the )?(data|information|info|details|things) {_IT} {_READS}|"
    rf"(what )?({_IT} )?(may |can |will )?{_READS}(( what)|( (data|info|information)))?|"
    rf"(data|information|info) (it|they)"
)

_THEIR = r"(对方|他们|它们|该方|该公司|该sdk|第三方|厂商)"
#: where its rules stand
WHERE_RULES = (
    rf"{_THEIR}(的)?(隐私)?(规则|条款|政策|声明|说明|规定|约定|文本|公示|告知)|(其|"
    rf"它)(的)?(规则|条款|规定)|"
    r"(去)?哪(里|儿)?(能|可以?)?(查|看|查看|阅读)(规则|条款|政策|它)?|(查看|查阅|"
    r"阅读)(规则|条款|原文|处)|"
    r"(隐私|法律|合规)?条文(地址|链接)?|"
    r"their (rules|terms|policy|privacy|notice|statement|page)|"
    r"(rules|terms|legal|fine print)( page)?|read more"
)

_CODE = r"(程序|软件|工具|代码|套件|组件|元件|插件|模组|件|控件|开发)(包|库|件)?"
#: what it may do on the device
WHAT_RIGHTS = (
    r"(它|其|它们|对方|该sdk)(会|所|需|要|将|可|能)*(调用|使用|申请|用到|请求|开启|动用|用)?(到)?"
    r"(的)?(系统|手机|设备|安卓|android)?权限|"
    r"((会|所|需|要|将|可|能)*(用到|使用|需要|申请|索取|调用|请求|涉及)|所需)的?(系统|"
    r"手机|设备)授权(项目?|事项)?|"
    r"(rights|permissions?) (it|they) (needs?|uses?|asks?( for)?)"
)

#: what it is called
CALLED = (
    r"(它|其|这个)?(叫|称)(什么|啥|做|作)(名字|名)?|(它的|其)?(名字|称呼)|"
    rf"{_CODE}(的)?(名|名字|名称|全名)|"
    rf"(外部|外来|外接|外购|他方|外方|别家|他家|别人|他人)(的)?({_CODE}|产品|服务|sdk|"
    rf"库)(名|名称|名字)?|"
    r"(it is |it's |what it is |what it's )?called|goes by|kit( name)?|what (it|this) is"
)

#: a role and the words that tell it in a label; the first that matches counts
TELLING: tuple[tuple[str, str], ...] = (
    (
        "other",
        r"是否|能否|可否|会不会|是不是|要不要|能不能|有没有|拒绝|关闭|后果|影响|期限|"
        r"频率|时机|何时|备注|版本|序号|编号|日期|"
        r"电话|邮箱|联系",
    ),
    ("personal_info", r"(?:信息|数据|资料).{0,4}权限"),
    ("permission", r"权限|授权项|permission"),
    ("name", r"(?:服务|产品|技术|工具|模块|程序)的?(?:名称?|叫法)$|叫什么|叫法|怎么称呼"),
    (
        "link",
        r"链接|网址|地址|规则|条款|政策|协议|声明|隐私|合规|文档|说明页|[去在]哪看|"
        r"哪里看|条文|policy|"
        r"link|url|terms|legal|rules",
    ),
    ("package", r"(?<!工具)(?<!开发)(?<!软件)包名|package"),
    (
        "vendor",
        r"谁|哪家|公司|主体|单位|厂商|厂家|作者|背后|来自|服务方|研发|"
        r"团队|出品|出自|厂牌|^来源$|(?:sdk|组件|插件)来源|\bby$|"
        r"[制发供造营作属责权护]方$|company|\bwho\b|provider|"
        r"vendor|maker|supplier|made by|developer",
    ),
    (
        "purpose",
        r"为何|为什么|为了|事由|缘由|派啥|帮什么忙|目的|用途|用处|用在|用来|干什么|"
        r"干啥|做什么|做啥|作用|场景|场合|"
        r"功能|环节|用法|哪里用|"
        r"用场|何用|图什么|派什么|缘|why|purpose|used? for|what for|does|reason|because|here for",
    ),
    (
        "personal_info",
        r"信息|数据|资料|字段|采集|收集|读|获取|取得|拿|取什么|要什么|要哪些|看什么|"
        r"碰|接触|涉及|处理什么|处理哪些|上传|传输|"
        r"得知|看到|看见|看得|触达|会采|会读|会收|明细|data|info|collect|\b(?:reads?|"
        r"sees?|gets?|takes?)\b|"
        r"receive|touches|access",
    ),
    ("name", r"sdk|组件|插件|产品|library"),
    ("purpose", r"服务|说明|内容|介绍"),
)
