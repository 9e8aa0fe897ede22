"""The values of an SDK's record: what each of its roles says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.blocks import Text
from auditor.policy.data_types import find_data_types
from auditor.policy.entry_english import without_next_label
from auditor.policy.flat import fold
from auditor.policy.keys import LEGAL_FORM, is_company
from auditor.policy.known import find_packages
from auditor.policy.names import ParsedName, platform_of
from auditor.policy.records import Field, Record
from auditor.policy.roles import Role, role_of
from auditor.policy.row_names import RowName
from auditor.policy.sdk_fields import CODE_HOST, POLICY_PATH, SdkDraft, find_url
from auditor.policy.tables import is_none


def kind_of_service(record: Record) -> str | None:
    """A type column as the purpose, where nothing else states one (``类型：广告``)."""
    values = [v.text.strip() for v in record.values(Role.CATEGORY)]
    values = [v for v in values if 2 <= len(v) <= 60 and not is_none(v) and not platform_of(v)]
    return values[0] if values and not any(find_data_types(values[0])) else None


_NOTHING = re.compile(r"nothing|no (?:personal )?(?:data|information)|not collected", re.I)


def value(texts: list[Text]) -> str | None:
    """The values of a role as one text, ``None`` when there is nothing."""
    parts = [t.text.strip() for t in texts]
    parts = [p for p in parts if p and not is_none(p) and not _NOTHING.fullmatch(p)]
    unique = list(dict.fromkeys(parts))
    return "\n".join(unique) if unique else None


_TAKES_NO_DATA = re.compile(
    r"[^，。；;]{0,12}不(?:会)?(?:收集|采集|获取|涉及|处理)(?:任何|用户|您|的|"
    r"个人)*(?:信息|数据)[。.]?"
)


def information(record: Record) -> str | None:
    """What a record says is collected, without the permissions that a column
    of both (``信息与权限``) names."""
    fields = [f for f in record.fields if f.role is Role.PERSONAL_INFO]
    said = value([f.value for f in fields])
    said = without_next_label(said) if said else said
    said = said.rstrip(". ") if said and said.isascii() else said
    if said and record.shape == "flattened":
        said = _LINK_BEHIND.sub("", said) or said
    if said and any("权限" in f.label for f in fields):
        said = re.sub(r"[；;\n][^；;\n]*权限\s*$", "", said)
    if said is None and len(fields) == 1 and _TAKES_NO_DATA.fullmatch(fields[0].value.text.strip()):
        return fields[0].value.text.strip()  # a statement, other than a mere "无"
    return said


# in words: a dash may stand for what was left out
_NONE_SAID = re.compile(
    r"[无無]|没有|[不未]涉及|不适用|[不未](?:收集|采集|获取)|none|n/?a|not collected|nothing|"
    r"no (?:personal )?(?:data|information)",
    re.I,
)


def says_none(record: Record) -> str | None:
    """The word for ``none`` in a record's field of data: an answer, not a gap."""
    values = [f.value.text.strip() for f in record.fields if f.role is Role.PERSONAL_INFO]
    said = values[0] if len(values) == 1 else ""
    return said if len(said) <= 20 and _NONE_SAID.match(said) else None


_LINK_WORDS = re.compile(r"链接|规则|声明|详情|条款|说明|指引|查看|link|details", re.I)
_LINK_BEHIND = re.compile(
    r"[。；;，,]\s*[《\[]?[^。；;，,]{0,24}(?:隐私权?政策|保护规则|链接|声明|指引)[》\]]?\s*$"
)
_POLICY_WORDS = re.compile(r"隐私|privacy (?:policy|notice|statement)", re.I)


_LEADS_TO_POLICY = re.compile(r"(?:privacy )?(?:policy|notice|terms|statement)|政策|条款|协议|规则")


def _linked_policy(record: Record) -> str | None:
    """The address behind the words ``Privacy Policy`` within another field."""
    for text in (f.value for f in record.fields):
        for start, end, address in text.links:
            if end - start <= 30 and _POLICY_WORDS.search(fold(text.text[start:end])):
                return address
    links = [(text, *link) for text in (f.value for f in record.fields) for link in text.links]
    if len(links) != 1:
        return None
    text, start, end, address = links[0]
    said = text.text[start:end]
    if record.shape == "table":
        # in a cell of another column: "yes, IP address · policy"
        leads = _LEADS_TO_POLICY.fullmatch(fold(said)) or POLICY_PATH.search(address)
        return address if leads and not CODE_HOST.search(address) else None
    # the only link, behind all that is said
    ends = not text.text[end:].strip(" 。）)]") and len(said) <= 30
    return address if ends and _LINK_WORDS.search(said) else None


_TAKES_NONE = re.compile(
    r"[，,；;]\s*(?:且|并|均)?不(?:会)?(?:收集|获取|采集|上传|涉及)[^，,。；;]*[。]?$"
)
# "图片加载，Apache-2.0"
_LICENCE = re.compile(
    r"[，,；;、]\s*(?:Apache|MIT|BSD|L?GPL|AGPL|MPL|ISC|EPL|zlib|CC0|Unlicense)"
    r"[\d.]{0,4}(?:[- ](?:License|v?\d[\d.]{0,4}|Clause)){0,3}\s?(?:许可证?|协议)?\s*$",
    re.I,
)
_SCENE = re.compile(r"场景|时机|类型|类别|分类|scenario|scene|type")
_AIM = re.compile(r"目的|用途|功能(?!类)|作用|purpose")


def purpose(record: Record) -> str | None:
    """What a record says the SDK is for; when it is used (``使用场景``) only
    where it states no aim."""
    fields = [f for f in record.fields if f.role is Role.PURPOSE and f.value.text.strip()]
    aims = [f for f in fields if _AIM.search(fold(f.label)) and not is_none(f.value.text)]
    if aims:
        fields = [
            f for f in fields if _AIM.search(fold(f.label)) or not _SCENE.search(fold(f.label))
        ]
    said = value([f.value for f in fields])
    said = (_LICENCE.sub("", said) or said) if said else None
    return (_TAKES_NONE.sub("", said) or said) if said else None


def _own_share(value: str | None, position: int, parts: int) -> str | None:
    """Of a value that lists as many things as its row names SDKs, the one
    for the name at ``position``."""
    shares = re.split(r"[、,，;；/\n]", value or "")
    if len({*re.findall(r"[、;；/\n]|[,，]", value or "")}) > 1:
        return value  # "动画、网络，都是开源库"
    return shares[position].strip() if len(shares) == parts else value


# --- the company ---------------------------------------------------------------

_COMPANY_SUFFIX = re.compile(
    r"\s*[（(](?:统一社会信用代码|注册号|信用代码|登记号|营业执照)[^）)]*[）)]?\s*$|"
    r"\n[^\n]{0,30}(?:隐私|政策|声明|协议|规则|指引|policy)[^\n]{0,8}$|"
    r"\s*[（(]\s*(?:(?:privacy )?policy|privacy(?: notice| statement)?|link|terms|"
    r"https?://[^）)\s]*|"
    r"隐私[^）)]{0,8}|链接|查看|详情)\s*[）)]\s*$|\s+https?://\S+\s*$",
    re.I,
)


# "Mapbox, Inc., 1133 15th St NW, Washington DC", "X公司，北京市海淀区…", "Google (com.google.x)"
_SEAT = re.compile(
    rf"(?P<name>[^\n;]{{2,60}}?\b{LEGAL_FORM}\b\.?),\s+(?!{LEGAL_FORM}\b)"
    r"(?=[A-Z0-9])[^\n;]{2,}|"
    r"(?P<zh>[^，,\n]{4,40}公司)[，,]\s*(?:地址|住所|注册地)?[:：]?[^，,\n]{0,12}(?:省|市|区|县|路|号)[^\n]*|"
    r"(?P<short>[^()\n]{2,40}?)\s*\((?:[a-z][\w-]*\.){1,6}[a-z]\w*\)"
)


def _without_address(vendor: str) -> str:
    """A company's name without its seat, or a package behind it."""
    seat = _SEAT.fullmatch(vendor)
    if seat is None or len(re.findall(rf"\b{LEGAL_FORM}\b", vendor)) > 2:
        return vendor
    return next(g for g in seat.groups() if g)


def take_company(draft: SdkDraft, record: Record, named: RowName) -> None:
    """Fill the company of a draft: beside its name, in a column, or in another cell."""
    vendor = named.beside or value(record.values(Role.VENDOR)) or named.parsed.vendor
    vendor = vendor or named.maker
    draft.vendor = _without_address(_COMPANY_SUFFIX.sub("", vendor).strip()) if vendor else None
    first, _, rest = (draft.purpose or "").partition("\n")
    if draft.vendor is None and rest and is_company(first):
        draft.vendor, draft.purpose = first.strip(), rest.strip()  # two cells that ran together
    of_vendors = draft.vendor is None and _names_vendors(record)
    name = draft.name
    if of_vendors and "sdk" not in fold(name) and (name.isascii() or is_company(name)):
        draft.vendor = name  # the column lists who gets the data


def take_share(draft: SdkDraft, position: int, names: Sequence[str]) -> None:
    """Leave a draft its own of the values that its record lists for several names."""
    parts = len(names)
    companies = re.split(r"[、,，;；/\n]", draft.vendor or "")
    if parts == len(companies) == 2 and all(map(is_company, companies)):
        draft.vendor = companies[position].strip()
    if parts == 2 and all(name.isascii() for name in names) and "、" in (draft.purpose or ""):
        # "Glide、OkHttp | 图片加载、网络请求": libraries
        draft.purpose = _own_share(draft.purpose, position, parts)
    if parts > 2:
        draft.purpose = _own_share(draft.purpose, position, parts)
        draft.vendor = _own_share(draft.vendor, position, parts)
        if len(draft.packages) == parts:
            draft.packages = [draft.packages[position]]


def company_line(record: Record) -> str | None:
    """The company in a column of links (``公司及政策``)."""
    for text in record.values(Role.LINK):
        before = text.text[: text.links[0][0]].strip(" \t\n：:，,;；《[（(/") if text.links else ""
        line = before if is_company(before) else _company_line(text.text)
        if line:
            return line
    return None


def _company_line(text: str) -> str | None:
    """The company that has a line of its own among a link's text."""
    for line in text.split("\n"):
        head = re.split(r"\s*https?://", line)[0].strip(" \t：:，,;；")
        if is_company(head):
            return head
    return None


def _names_vendors(record: Record) -> bool:
    """Whether the column that holds the names is one of companies (``Vendor``)."""
    label = next((f.label for f in record.fields if f.role is Role.NAME), "")
    return bool(label) and role_of(label) is Role.VENDOR


# --- the address ---------------------------------------------------------------

_POLICY_PATH = re.compile(
    r"privacy|policy|policies|agreement|protocol|legal|yinsi|compliance", re.I
)


_OWN_PAGE = re.compile(r"://[^/?#]+/[^/?#]+/[^/?#]+[/?]\S")


def take_address(draft: SdkDraft, record: Record, position: int, parts: int) -> None:
    """Fill the address of a draft's policy, or the words that stand for it.

    :param position: of the draft's name among the ``parts`` that the record names.
    """
    for text in record.values(Role.LINK):
        url = find_url(text)
        if url:
            draft.privacy_url = draft.privacy_url or url
        elif not is_none(text.text):
            draft.link_text = draft.link_text or text.text.strip()
    addresses = [find_url(v) for text in record.values(Role.LINK) for v in _addresses(text)]
    if len(addresses) == parts > 1:
        draft.privacy_url = addresses[position]  # one for each name
    if draft.privacy_url is None:
        # a site that is a policy's address, or a page of the maker's documents
        sites = (find_url(text) for text in record.values(Role.WEBSITE))
        found = [u for u in sites if u]
        draft.privacy_url = next(
            (u for u in found if _POLICY_PATH.search(u) or _OWN_PAGE.search(u)), None
        )
    if draft.privacy_url is None:
        for text in (*record.values(Role.NAME), *record.values(Role.VENDOR)):
            draft.privacy_url = draft.privacy_url or find_url(text)
    if draft.privacy_url is None and parts == 1:
        draft.privacy_url = _linked_policy(record)


def _addresses(text: Text) -> list[Text]:
    """The addresses that stand written in a text."""
    return [text.slice(*found.span()) for found in _ADDRESS.finditer(text.text)]


_ADDRESS = re.compile(r"https?://[^\s，。；、;]+")


# --- packages ------------------------------------------------------------------

_DOTTED = re.compile(r"[a-z][\w-]*(?:\.[A-Za-z_]\w*){1,6}", re.A)
_ONE_WORD = re.compile(rf"{_DOTTED.pattern}|(?!none|nil|null)[a-z][a-z0-9]{{2,}}\d", re.A)


def packages_of(record: Record, named: ParsedName, own: frozenset[str]) -> list[str]:
    """The packages that a record states, those of the app itself (``own``) left out."""
    packages = [*named.packages, *_bracketed_packages(record)]
    for text in record.values(Role.PACKAGE):
        packages += [p for _, _, p in find_packages(text.text)]
        if not packages and _ONE_WORD.fullmatch(text.text.strip()):
            packages.append(text.text.strip())  # under an uncommon first part
    if not packages:
        packages += _loose_packages(record)
    return [p for p in dict.fromkeys(packages) if p not in own]


_BRACKETED = re.compile(r"\s*[（(]\s*(?=[a-z])([\w.]+)\s*[）)]\s*(?=\S)")


def _bracketed_packages(record: Record) -> list[str]:
    """A package in brackets that slipped from below the name to the next cell's
    start, which is left without it."""
    found: list[str] = []
    for i, f in enumerate(record.fields):
        match = _BRACKETED.match(f.value.text) if f.role is Role.PURPOSE else None
        packages = find_packages(match.group()) if match else []
        if match and len(packages) == 1:
            found.append(packages[0][2])
            value = f.value.slice(match.end(), len(f.value.text))
            record.fields[i] = Field(f.role, f.label, value)
    return found


def _loose_packages(record: Record) -> list[str]:
    """Packages written in a column of another kind."""
    found: list[str] = []
    for f in record.fields:
        if f.role in (Role.OTHER, Role.CATEGORY, Role.METHOD):
            found += [p for _, _, p in find_packages(f.value.text)]
    return found
