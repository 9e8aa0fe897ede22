"""What a table header or a record key means.

Policies call the same column many names. A role is decided on the folded
label (see :mod:`auditor.policy.flat`); the order of the rules matters, the
more specific ones come first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from auditor.policy.flat import fold
from auditor.policy.role_words import (
    CALLED,
    TELLING,
    WHAT_DATA,
    WHAT_FOR,
    WHAT_RIGHTS,
    WHERE_RULES,
    WHO,
)


class Role(StrEnum):
    """The meaning of one field."""

    NAME = "name"
    PACKAGE = "package"
    VENDOR = "vendor"
    PURPOSE = "purpose"
    PERMISSION = "permission"
    PERSONAL_INFO = "personal_info"
    LINK = "link"
    WEBSITE = "website"
    PLATFORM = "platform"
    METHOD = "method"
    CATEGORY = "category"
    OTHER = "other"


_RULES: tuple[tuple[Role, str], ...] = (
    # columns that mention other words but are none of them
    (
        Role.NAME,
        r"(第三方|三方)?sdk(名称)?[及和与/](其)?版本(号)?|sdk(的)?(中文|英文|"
        r"产品)?(名|全名|简称|全称)|"
        r"(第三方|合作方|接收方)(名称)?[/(](第三方)?sdk(名称)?[)]?|"
        r"(第三方)?sdk[/(](合作方|第三方|公司)(名称)?[)]?|"
        r"(已|我们)?(接入|集成|使用|嵌入|合作)(了)?的(第三方|三方)sdk(名称)?|"
        r"(软件)?开发工具包(名称)?",
    ),
    (
        Role.PERMISSION,
        r"(android |system )?permissions?( name)? (required|needed|requested|used|asked)",
    ),
    (
        Role.OTHER,
        r"(是否|可否|能否|会不会|是不是|要不要|能不能|有没有|可不可以).*|.*(期限|时长|"
        r"频率|频次|时机|备注|附注|说明书|版本(号)?|"
        r"序号|编号|no\.?|#|"
        r"retention|period|frequency|version|remarks?|notes?|optional|required|when|"
        r"关闭|必选|敏感程度)|"
        r"licen[cs]es?|许可证|开源协议|"
        r"where|where (it is|it's) (held|stored|hosted|processed|located)|"
        r"where (the )?data (is|are) (held|stored|hosted|processed)|data location|location|"
        r"countr(y|ies)|"
        r"regions?|hosting( location)?|jurisdiction|data cent(er|re)s?|"
        r"(sdk|接入|集成|合作|使用|当前|目前)?(的)?状态|(current )?status|"
        r"(数据|信息)?(存储|保存|存放|处理)(的)?(地点|地域|位置|地址|国家|时间)|(退出|"
        r"拒绝|关闭|撤回|管理)(的)?(机制|方式|方法|路径|渠道)|"
        r"(安全|保护|防护)(保障|保护)?措施|(更新|生效|发布|接入)(时间|日期)",
    ),
    # the last word of a label is what it is about: "收集个人信息的目的"
    (
        Role.PURPOSE,
        r"(?!.*权限)[^及与和、/,()&\s]*[^及与和、/,()&\s的](的)?(目的|用途)(说明|描述)?",
    ),
    (Role.NAME, r"(第三方)?(sdk|产品|服务|插件|组件)[/／(](类型|类别|种类)[)]?"),
    (Role.PURPOSE, r"所属(的)?(业务)?(功能|场景)"),
    (
        Role.LINK,
        r".*(官网|网站|主页).{0,6}(政策|协议|隐私|声明|规则).*|.*(政策|协议|隐私|声明|"
        r"规则).{0,6}(官网|网站|主页).*",
    ),
    (Role.PACKAGE, r"(应用)?程序包名"),
    (
        Role.VENDOR,
        r"(个人|用户|数据)*(信息|数据)?(的)?(共享|接收|受托|受让|委托|转让)(方|者|人|"
        r"对象|主体|单位|机构)(的)?(名称|全称)?|"
        r"(共享|接收|处理|获取)(个人|用户)*(信息|数据)(的)?(第三方|主体|机构|公司|"
        r"方)(名称)?|品牌(名称)?",
    ),
    (Role.PURPOSE, r"(its |the )?uses?"),
    (Role.VENDOR, WHO),
    (Role.PERMISSION, WHAT_RIGHTS),
    (Role.PURPOSE, WHAT_FOR),
    (Role.LINK, WHERE_RULES),
    (Role.NAME, CALLED),
    (Role.PERSONAL_INFO, WHAT_DATA),
    (
        Role.VENDOR,
        r"(who|whom)( .*)?|(made|provided|offered|operated|run) by|(supplier|maker)s?.*|"
        r"(所有|拥有|维护|版权|著作权|出品|研发|制作)(者|人|方|单位)|作者|归属(公司|"
        r"方)?|品牌方|厂牌|author|maintainer|"
        r"(是|由)?(谁|哪家|哪个公司)(家)?(做|提供|开发|出品|运营)?的?|出品方?|"
        # a company and how to reach it in one column
        r".*(公司|主体|机构|厂商|(合作|第三|提供|运营|接收)方)(的)?(名称|全称)?[及与和/、]{1,2}"
        r"(其)?(联系(方式|方法|电话|人|邮箱)|官网|官方网站|网址|网站).*|"
        r".*(company|vendor|provider|recipient)( name)?( and|,|/|&) ?contacts?.*",
    ),
    (
        Role.PERMISSION,
        r"(会|还|都)?(要|需要?|用|开)(到|用)?(什么|哪些|啥)(系统)?权限|perms?( needed| used)?",
    ),
    (
        Role.PURPOSE,
        r"what (it|they|this) (does|do|is)( .*)?|what (it is |it's |is it )?(used )?for|"
        r"(its |the )?role|do(es)? what\??|what (do )?they do( for us)?\??|(needed|"
        r"required|requested|asked) for|"
        r"(我们|app)?(拿它|用它|拿来|用来|是)?(来)?(干|做)(什么|啥|嘛)(用)?(的)?",
    ),
    (
        Role.PERSONAL_INFO,
        r"(收集|获取|采集|共享|传输|传递|处理|提供)(的)?(范围|明细|字段|项目?|清单)|"
        r"(会|要|能)?(拿|收|取)(走|到)?(了)?(什么|哪些|啥)(信息|数据)?|"
        r"(会|能|可能会?)(拿|收|取|读|得|看)(走|到|取)?(的)?|(拿|读|得|看)到的?|what (data|info).*|"
        r"(what )?(data )?(it|they) (gets?|receives?|takes?|sees?|collects?|needs?)|"
        r"(data|information|info)( types?| items?)? (involved|used|processed|accessed|"
        r"received|sent|concerned)|"
        r"(data |personal )?items?( (collected|shared|provided|transferred|processed))?|"
        r".*(备注|说明|其他|其它)[（(]?(额外|另外|还会?)?(收集|采集|获取)(的)?(信息|数据)?[）)]?|"
        r"(可能|还|会|将|需|要)*(收集|采集|获取)(了|到)?(的|哪些)?",
    ),
    (
        Role.NAME,
        r"(其|所|我们)?(提供|接入|使用|集成)的(sdk|插件|组件|产品)(名称)?|名称[及和与/]用途|"
        r"components?( in(side)? (the|our) app)?|modules?|"
        r"name of (the )?(sdk|service|librar|third|partner|component|tool).*|"
        r"(pub\.dev|npm|gradle|maven|flutter|dart|react native|cordova) "
        r"(packages?|plugins?|modules?|dependency|dependencies|librar(y|ies))|"
        r"dependency|dependencies|helpers?",
    ),
    (
        Role.LINK,
        r"(further|more|additional) (information|info|details)|learn more|more|更多(信息)?",
    ),
    (Role.NAME, r".*(sdk|产品|插件)(的)?名称?[/／、和及与&(（].{0,4}包名.*"),
    (Role.PACKAGE, r".*包名(?!称).*|((android|sdk|app|java) )*packages?( names?| ids?)?"),
    (
        Role.LINK,
        r".*(隐私|privacy|个人信息保护(政策|声明|规则|指引|指南)|处理规则|"
        r"合规).*(政策|协议|链接|声明|说明|notice|"
        r"权条款|条款|地址|指引|指南|规则|网址|url|policy|notice|statement|link)?.*",
    ),
    (Role.WEBSITE, r".*(官网|官方网站|网站|主页|website|homepage|home page|官方地址).*"),
    (Role.LINK, r".*(链接|网址|notice|url|link|协议|政策|条款|详情|policy|policies).*"),
    (Role.OTHER, r".*(联系|contact).*"),
    (
        Role.LINK,
        r"(说明|开发|接入|合规|相关|官方)?(文档|文件)(地址)?|了解更多|(平台|开发者|"
        r"第三方|相关|隐私|适用|数据)*(规则|细则)",
    ),
    (Role.METHOD, r".*(方式|形式|方法|途径|method|means|how).*"),
    (Role.PURPOSE, r"(所属|使用|涉及|对应|应用|相关)?(的)?(功能|业务)?(模块|环节)(名称)?"),
    (Role.PURPOSE, r"(拿来)?干什么用?(的)?|做什么用?(的)?|合作内容|为什么.*"),
    (Role.LINK, r"(说明|规则|介绍|政策|条款)(文件|页面?)|了解更多"),
    (
        Role.PURPOSE,
        r".*权限(的)?(功能|说明|用途|描述|作用|目的|使用目的|申请目的|使用场景|申请理由).*|"
        r".*(why|purpose|reason|description).*permission.*",
    ),
    (
        Role.PERMISSION,
        r"(第三方|sdk|app|应用|系统|设备|手机|安卓|android|我们|本|可能|会|所|需|要|使用|"
        r"打开|开通|开|拿|"
        r"调用|申请|涉及|获取|收集|"
        r"请求|开启|用|授权|必要|相关|敏感|终端|对应|用户|的|及|和|或|其|该|[/、()（）&]|"
        r"名称|列表|清单|类型|范围|"
        r"内容|信息|项|目的|说明|情况|权限|必选|可选|动态|隐私|操作|关键|主要)*权限"
        r"(名称|列表|清单|类型|范围|内容|信息|项|目的|情况|组|及|和|/|用途|说明|描述|"
        r"常量|英文名?|标识|代码|[(](?:[^()]|[(][^()]*[)])*[)])*|"
        r"(.{0,20} )?permissions?( .{0,16})?",
    ),
    (Role.PERMISSION, r"(会|要|所|需要?)?(使?用到?|必需|配套|要求)(的)?(系统|设备|手机)?权限"),
    (
        Role.NAME,
        r"(第三方|合作|接入|使用|集成|嵌入|涉及|所用|引入|当前|主要|推送)*(的)?"
        r"(sdk|软件开发(工具)?包|开发包|开发套件|套件|元件|程式库|模组|代码库|插件|"
        r"组件|开源库|第三方库|类库|框架)"
        r"[/／（(]?(或)?(产品|服务|插件|组件|软件|应用)?[)）]?(的)?(名称|名字|名|标识|"
        r"清单|列表|产品)?"
        r"([/／(（](及)?(公司|机构|主体|类型|版本|英文名|插件名|服务名称|产品名称)(名称)?[)）]?)?",
    ),
    (
        Role.PERSONAL_INFO,
        r".*(个人信息|信息(类型|字段|种类|范围|内容|项|名称|清单)|(数据|资料)(类型|"
        r"字段|种类|范围|内容|项|名称|类别|项目)?$|"
        r"(收集|获取|采集|共享|涉及|提供|使用|处理|读取|委托处理|传输|"
        r"间接收集)(的)?(用户|个人|设备)?(信息|数据|内容|字段|资料)|"
        r"personal (info|data)|(data|information)( (types?|items?|fields?|categories))?"
        r"( (collected|shared|accessed|processed))?$|(collected|shared|processed) "
        r"(data|information)|"
        r"what (we|they|it) collects?|字段|信息$).*|(may )?(collects?|gathers?)( data)?",
    ),
    (
        Role.VENDOR,
        r".*(公司|厂商|厂家|提供(方|商|者)|运营(方|者|主体|商|公司|单位)|主体|机构|"
        r"开发(者|商|方|公司)|"
        r"服务商|供应商|接收方|所属|业者|(合作|第三)方(名称|主体|公司|单位)|合作(伙伴|"
        r"单位)|企业|vendor|"
        r"provider|company|developer|operator|organi[sz]ation|recipient|publisher|"
        r"controller|owner).*",
    ),
    (
        Role.PURPOSE,
        r".*(目的|用途|功能|场景|作用|业务|用于|使用说明|服务内容|提供(的)?服务|"
        r"服务(类型|描述|说明|简介)|"
        r"简介|描述|说明|purpose|usage|use case|function|why|what for|reason|"
        r"description|used? for|use of).*",
    ),
    (
        Role.PLATFORM,
        r"(适用|支持|使用|所属|接入|应用|运行|涉及|手机|系统|的|sdk|app)*(平台|操作系统|"
        r"系统|终端|客户端|范围|端)(类型|名称|版本)?|"
        r"(supported )?(platforms?|operating systems?|os)",
    ),
    (Role.CATEGORY, r".*(类型|类别|分类|种类|性质|category|type).*"),
    (
        Role.NAME,
        r"(第三方|合作方|产品|服务|应用|软件|合作|接入方|插件|组件|工具|库|三方)?[/／]?"
        r"(产品|服务|工具|库)?(名称|名)?"
        r"|(third[- ]?party )?(sdk|service|product|library|partner|tool|component|"
        r"module|plugin|librar(?:y|ie))s?( ?[(](?:sdks?|librar(?:y|ies))[)])?( name)?"
        r"|name|名称.*|第三方(产品|服务|应用|sdk|插件|合作方)?.*|third[- ]part(y|ies)( name)?",
    ),
)
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _RULES)
_PARTS = re.compile(
    r"\n|\s*[/／|]\s*|(?<=[a-z])\s*(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s*(?=[a-z])", re.I
)
_ORDINAL = re.compile(r"(?<=sdk)\s?(?:[一二三四五六七八九十]{1,2}|\d{1,2})$")  # 第三方SDK二
# "名称（点击可看其规则）", "SDK（可能有多个）"
_ASIDE = re.compile(
    r"(?<=\S)[（(](?:(点击?|单击|轻触|click|tap)[^（()）]{0,20}|"
    r"(?:可能|可以|如|若|含|仅|按|以|或|多|不含|包括|见|注|e\.g\.|if|where|see|as )"
    r"[^（()）]{0,20})[)）]$"
)
# "本App会于您使用特定功能时征求您的同意"
_SENTENCE = re.compile(
    r"(?:本 ?(?:app|应用|软件|产品|平台|公司)|我们|我司)(?:还|也)?(?:会|将|可能|需|应|"
    r"已|不)[^的]{6}|"
    r"(?:征得|征求|取得|获得|经)(?:您|用户)[^的]{0,4}(?:同意|授权)|(?:您|"
    r"用户)(?:可以?|有权|应|需|同意)"
)
_SERIAL = re.compile(r"(序号|编号|no\.?|#|num(ber)?|index)?")


@lru_cache(maxsize=4096)
def role_of(label: str) -> Role | None:
    """The role of a header or key as written, or ``None`` if it is none.

    A label is at most 40 folded characters; anything longer is content.
    """
    text = fold(label).strip("：:*【】[]「」<>《》|-—•·.。、, ")
    if not text or len(text) > 40 or re.search(r"[:】\]」]", text):
        return None
    if re.search(r"有限(?:责任)?公司$|^不|^无|[（(]不|类(?:系统|的)?权限$", text):
        return None  # a value, or the title of a group
    if _SENTENCE.search(text):
        return None
    if _SERIAL.fullmatch(text):
        return Role.OTHER
    text = _ORDINAL.sub("", text)
    aside = _ASIDE.search(text)
    if aside and (aside.group(1) or not any(p.fullmatch(text) for _, p in _COMPILED)):
        text = text[: aside.start()]  # what to do with the column, or how to read it
    for role, pattern in _COMPILED:
        if pattern.fullmatch(text):
            return role
    # a bilingual label: every part that has a role must have the same one
    parts = [part for part in _PARTS.split(label.strip()) if part.strip()]
    if len(parts) > 1:
        # "Perm 权限": a Latin part may be a word of their own
        said = [(role_of(part), part.strip()) for part in parts]
        roles = {role for role, part in said if role is not None or not part.isascii()}
        roles.discard(Role.OTHER)
        if len(roles) == 1:
            return roles.pop()
    return None


@lru_cache(maxsize=4096)
def is_name_key(label: str) -> bool:
    """A key after which the SDK's own name follows (``第三方SDK：``)."""
    return role_of(label) is Role.NAME


_TIGHT_VENDOR = re.compile(
    r"(sdk|第三方|合作方|所属|运营|开发|提供|服务|主体|合作|供应|的|信息|数据|产品|责任)*"
    r"(公司|厂商|厂家|主体|机构|提供方|提供者|运营方|运营者|运营单位|开发者|开发商|"
    r"开发方|提供商|服务商|供应商|接收方|合作方|第三方|方)"
    r"(名称|全称|主体)?|来自|出品方?|(made|provided|offered|operated|run|developed|published) by|"
    r"((sdk|business|service|product) )?(provider|vendor|company|developer|operator|"
    r"publisher|owner|recipient)( name)?|"
    rf"{WHO}"
)


@lru_cache(maxsize=4096)
def is_key(label: str) -> bool:
    """A label strict enough to be a key in running text: a value such as a
    company's name or a list of data also has a role's words in it."""
    role = role_of(label)
    text = fold(label)
    if role is None or len(text) > 24 or re.search(r"[、,]|均|都[用会为是]|我们", text):
        return False
    if role is Role.VENDOR:
        return _TIGHT_VENDOR.fullmatch(text) is not None
    if role is Role.PERSONAL_INFO:
        return re.search(
            r"收集|获取|个人|类型|字段|种类|范围|内容|涉及|共享|采集|处理|使用|数据|"
            r"提供|传输|什么|哪些|拿|取|collect|data|info|shar|what",
            text,
        ) is not None or text in ("信息", "信息项", "信息名称", "信息清单")
    return True


_PARTY = re.compile(
    r"(第三方|合作方|接入方|接收方|合作伙伴|三方|第三方合作方|partner|third[- ]part(y|"
    r"ies))( ?(名称|名|name))?"
)


def names_party(label: str) -> bool:
    """A label for the other party, which may be its product or its company (``合作方``)."""
    return _PARTY.fullmatch(fold(label)) is not None


# Words for the thing a row is about; ``模块`` alone is else where a thing is used.
_THING = re.compile(
    r"(第三方|接入|集成|对应|所用|使用|相关|涉及|合作|开源|外部|依赖|功能|业务)*(的)?"
    r"(模块|项目|组件|插件|产品|服务|工具|依赖|依赖库|开源库|类库|控件|程序|库)(名称?|项)?"
    r"([(/及与和](公司|厂商|主体|提供方|运营方|开发者|所属公司|包名|版本)[)]?)?|"
    r".{0,8}(相关|第三方|所用|接入|集成|使用)的?(组件|插件|控件|模块|sdk)|"
    r"(third[- ]party )?(modules?|projects?|items?|dependenc(y|ies)|integrations?|add-?ons?)"
    r"( name)?"
)


def is_thing(label: str) -> bool:
    """A label of no sure role that may head a column of names (``项目``)."""
    return _THING.fullmatch(fold(label)) is not None


_WHERE = re.compile(r"所属|使用|涉及|对应|应用|功能|业务")


def resolve_roles(labels: list[str]) -> list[Role]:
    """Roles of a header row, with the ambiguities of the row settled.

    - a label of unknown words has the role that a word in it tells;
    - without a name column, the first of a word for things (``模块``, ``项目``)
      holds the names;
    - ``第三方名称`` is the vendor beside an SDK column, else the name;
    - a vendor column without any name column names the third party;
    - a type column without any name column (``产品类型``) holds the names;
    - only the first of several name columns is the name.
    """
    roles = [role_of(label) or Role.OTHER for label in labels]
    folded = [fold(label) for label in labels]
    roles = [told or role for told, role in zip(told_roles(labels), roles, strict=True)]
    if Role.PURPOSE in roles and Role.PERSONAL_INFO not in roles:
        # "What" beside "Why"
        roles = [
            Role.PERSONAL_INFO if text in ("what", "什么") else role
            for text, role in zip(folded, roles, strict=True)
        ]
    if Role.NAME not in roles:
        # what else a list may call its things, unless a role is sure
        strong = not {Role.VENDOR, Role.PACKAGE, Role.LINK}.isdisjoint(roles)
        for i, text in enumerate(folded):
            unsure = role_of(labels[i]) is None or (strong and not _WHERE.match(text))
            if unsure and _THING.fullmatch(text):
                roles[i] = Role.NAME
                break
    names = [i for i, role in enumerate(roles) if role is Role.NAME]
    if len(names) > 1:
        sdk = [i for i in names if "sdk" in folded[i] or "插件" in folded[i]]
        party = [i for i in names if _PARTY.fullmatch(folded[i])]
        product = [i for i in names if i not in party]
        keep = sdk[0] if sdk else product[0] if product and party else names[0]
        for i in names:
            if i != keep:
                third = re.search(r"第三方|合作方|三方|third|partner", folded[i])
                roles[i] = Role.VENDOR if third and Role.VENDOR not in roles else Role.OTHER
    made = _heads_names(labels, roles) if Role.NAME not in roles else None
    if made is not None:
        roles[made] = Role.NAME
    if Role.NAME not in roles:
        for wanted in (Role.VENDOR, Role.CATEGORY):
            for i, role in enumerate(roles):
                if role is wanted and (
                    wanted is Role.VENDOR or re.search(r"产品|服务|sdk|插件|第三方", folded[i])
                ):
                    roles[i] = Role.NAME
                    break
            if Role.NAME in roles:
                break
    return roles


_MAKER = re.compile(
    rf"{WHO}|.*(?:开发|研发|提供|运营|供应|出品|所属).*|.*(?:provid|develop|made).*"
)


def _heads_names(labels: list[str], roles: list[Role]) -> int | None:
    """The first label, of unknown words or of a link, where it heads the names of what
    the column of makers made; a number or a kind may stand before it."""
    if Role.VENDOR not in roles:
        return None
    maker = roles.index(Role.VENDOR)
    at = next((i for i, r in enumerate(roles) if r not in _BEFORE or role_of(labels[i]) is None), 0)
    unsure = role_of(labels[at]) is None and loose_role(labels[at]) in _UNSURE
    if not unsure or at > maker or not labels[at].strip():
        return None
    known = {*roles[at + 1 :]} - {Role.OTHER, Role.VENDOR}
    return at if known and _MAKER.fullmatch(fold(labels[maker])) else None


_BEFORE = frozenset((Role.OTHER, Role.CATEGORY))
_UNSURE = frozenset((None, Role.NAME, Role.LINK))


# --- labels of unknown words ---------------------------------------------------
# Publishers call their columns as they like (它会处理什么, 用处). Beside labels
# that are known, one telling word is enough; alone it would not be.
_LOOSE = tuple((Role(role), re.compile(words)) for role, words in TELLING)
_LONGEST = 18  # folded characters of a label
_LONGEST_ENGLISH = 32


@lru_cache(maxsize=2048)
def loose_role(label: str) -> Role | None:
    """The role that a word in the label tells; ``None`` if none does."""
    text = fold(label).strip("：:*【】[]()|-—•·. ")
    longest = _LONGEST_ENGLISH if text.isascii() else _LONGEST
    if not text or len(text) > longest or re.search(r"[。；;！!？?，,：:\d]", text):
        return None
    return next((role for role, words in _LOOSE if words.search(text)), None)


def told_roles(labels: Sequence[str], least: int = 1) -> list[Role | None]:
    """The roles of labels that stand together; one of unknown words has the role that
    a word in it tells, if no other has it.

    :param least: roles that the known labels must show for that.
    """
    roles = [role_of(label) for label in labels]
    sure = {*roles} - {None, Role.OTHER}
    if len(sure) < least:
        return roles
    for i, label in enumerate(labels):
        told = loose_role(label) if roles[i] is None else None
        if told is not None and told not in sure:
            roles[i] = told
            sure.add(told)
    return roles
