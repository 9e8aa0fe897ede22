"""Records to SDK disclosures, with the fields of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.policy.blocks import Text
from auditor.policy.companies import is_short_company
from auditor.policy.data_types import find_data_types
from auditor.policy.discourse import take_told, written_names
from auditor.policy.entry_english import take_below, without_next_label
from auditor.policy.flat import fold
from auditor.policy.keys import LEGAL_FORM, is_company, leading_number
from auditor.policy.known import KnownNames, find_packages, is_generic, kind_of_services
from auditor.policy.mention_names import brand_row
from auditor.policy.names import is_use, parse_name, platform_of, says_use, without_brackets
from auditor.policy.records import Field, Record, join, split_lines
from auditor.policy.roles import Role, role_of
from auditor.policy.sdk_fields import SdkDraft, fill_from_prose, find_url, first_clause
from auditor.policy.sdk_purpose import purpose_in
from auditor.policy.sections import DENIED
from auditor.policy.tables import is_none, lists_names, plausible_name

_COMPANY_SUFFIX = re.compile(
    r"\s*[（(](?:统一社会信用代码|注册号|信用代码|登记号|营业执照)[^）)]*[）)]?\s*$|"
    r"\n[^\n]{0,30}(?:隐私|政策|声明|协议|规则|指引|policy)[^\n]{0,8}$|"
    r"\s*[（(]\s*(?:(?:privacy )?policy|privacy(?: notice| statement)?|link|terms|"
    r"https?://[^）)\s]*|"
    r"隐私[^）)]{0,8}|链接|查看|详情)\s*[）)]\s*$|\s+https?://\S+\s*$",
    re.I,
)


_IN_HOUSE = re.compile(
    r"^\W*(?:本|我)?[^，。]{0,4}自(?:研|有|[行主](?:研发|开发))|^(?:in-house|our own|own)\b",
    re.I,
)


_POLICY_PATH = re.compile(
    r"privacy|policy|policies|agreement|protocol|legal|yinsi|compliance", re.I
)


_OWN_NAME = re.compile(
    r"(?:本)?(?:应用|软件|app|客户端)(?:的)?(?:名称?|程序名称?)|app ?name|application ?name"
)


_NO_SDK = re.compile(r"[（(]\s*(?:非|不是|并非)\s?SDK\s*[）)]|^\s*非\s?SDK|\bnot an? SDK\b", re.I)
_DOTTED = re.compile(r"[a-z][\w-]*(?:\.[A-Za-z_]\w*){1,6}", re.A)
_ONE_WORD = re.compile(rf"{_DOTTED.pattern}|(?!none|nil|null)[a-z][a-z0-9]{{2,}}\d", re.A)
_SAID_OF_IT = frozenset({Role.METHOD, Role.OTHER, Role.CATEGORY, Role.NAME})


def _own_app(record: Record) -> bool:
    """``应用名称：…`` and ``包名：…`` at the head of a document are the app's."""
    roles = {f.role for f in record.fields}
    facts = {Role.PURPOSE, Role.LINK}
    if record.section.sdks:
        facts |= {Role.VENDOR, Role.PERSONAL_INFO}
    return bool(_OWN_NAME.fullmatch(fold(record.fields[0].label))) and not roles & facts


def _company_line(text: str) -> str | None:
    """The company that has a line of its own among a link's text."""
    for line in text.split("\n"):
        head = re.split(r"\s*https?://", line)[0].strip(" \t：:，,;；")
        if is_company(head):
            return head
    return None


def _kind_of_service(record: Record) -> str | None:
    """A type column as the purpose, where nothing else states one (``类型：广告``)."""
    values = [v.text.strip() for v in record.values(Role.CATEGORY)]
    values = [v for v in values if 2 <= len(v) <= 60 and not is_none(v) and not platform_of(v)]
    return values[0] if values and not any(find_data_types(values[0])) else None


_NOTHING = re.compile(r"nothing|no (?:personal )?(?:data|information)|not collected", re.I)


def _value(texts: list[Text]) -> str | None:
    """The values of a role as one text, ``None`` when there is nothing."""
    parts = [t.text.strip() for t in texts]
    parts = [p for p in parts if p and not is_none(p) and not _NOTHING.fullmatch(p)]
    unique = list(dict.fromkeys(parts))
    return "\n".join(unique) if unique else None


_TAKES_NO_DATA = re.compile(
    r"[^，。；;]{0,12}不(?:会)?(?:收集|采集|获取|涉及|处理)(?:任何|用户|您|的|"
    r"个人)*(?:信息|数据)[。.]?"
)


def _information(record: Record) -> str | None:
    """What a record says is collected, without the permissions that a column
    of both (``信息与权限``) names."""
    fields = [f for f in record.fields if f.role is Role.PERSONAL_INFO]
    said = _value([f.value for f in fields])
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


def _says_none(record: Record) -> str | None:
    """The word for ``none`` in a record's field of data: an answer, not a gap."""
    values = [f.value.text.strip() for f in record.fields if f.role is Role.PERSONAL_INFO]
    said = values[0] if len(values) == 1 else ""
    return said if len(said) <= 20 and _NONE_SAID.match(said) else None


_LINK_WORDS = re.compile(r"链接|规则|声明|详情|条款|说明|指引|查看|link|details", re.I)
_LINK_BEHIND = re.compile(
    r"[。；;，,]\s*[《\[]?[^。；;，,]{0,24}(?:隐私权?政策|保护规则|链接|声明|指引)[》\]]?\s*$"
)
_POLICY_WORDS = re.compile(r"隐私|privacy (?:policy|notice|statement)", re.I)


def _linked_policy(record: Record) -> str | None:
    """The address behind the words ``Privacy Policy`` within another field."""
    for text in (f.value for f in record.fields):
        for start, end, address in text.links:
            if end - start <= 30 and _POLICY_WORDS.search(fold(text.text[start:end])):
                return address
    links = [(text, *link) for text in (f.value for f in record.fields) for link in text.links]
    if len(links) == 1 and record.shape != "table":
        # the only link, behind all that is said
        text, start, end, address = links[0]
        said = text.text[start:end]
        if not text.text[end:].strip(" 。）)]") and len(said) <= 30 and _LINK_WORDS.search(said):
            return address
    return None


def from_record(
    record: Record, index: int, known: KnownNames, own: frozenset[str]
) -> Iterator[SdkDraft]:
    """The SDK (or SDKs) that one record discloses."""
    _name_behind_label(record, known)
    names = record.values(Role.NAME)
    if not names or _own_app(record):
        return
    # a column of what is not collected says nothing of what is
    record.fields = [f for f in record.fields if not (f.label and DENIED.search(fold(f.label)))]
    below = _COMPANY_BELOW.search(names[0].text)
    names[0] = names[0].slice(0, below.start()) if below else names[0]
    parts = _split_names(names[0], known, _lists_sdks(record))
    if len(parts) == 1 and record.shape == "table":
        parts = _stacked_names(names[0], known)
    row = record.shape in ("table", "flattened") and len(parts) == 1
    brands = brand_row(names[0].text) if row else []
    makers = _named_with_makers(names[0], known) if row else []
    if makers:
        parts = [name for name, _ in makers]
    if brands:
        parts = [names[0].slice(a, b) for a, b, _ in brands]
    for position, name_text in enumerate(parts):
        name_text, use = _named_and_said(name_text)
        maker = _made_by(use) if use else None
        use = None if maker else use
        parsed = parse_name(name_text)
        name = brands[position][2] if brands else parsed.name
        if not name and not parsed.packages:
            continue
        packages = list(parsed.packages)
        packages += _bracketed_packages(record)
        for value in record.values(Role.PACKAGE):
            packages += [p for _, _, p in find_packages(value.text)]
            if not packages and _ONE_WORD.fullmatch(value.text.strip()):
                packages.append(value.text.strip())  # under an uncommon first part
        if not packages:
            packages += _loose_packages(record)
        packages = [p for p in dict.fromkeys(packages) if p not in own]
        if not name:
            name = packages[0] if packages else ""
        if not name or is_none(name) or len(name) > 80:
            continue
        if is_generic(name) and not packages and not record.values(Role.VENDOR):
            continue
        if record.shape != "table" and not (known.by_name(name) or plausible_name(name)):
            continue
        if (
            record.shape == "flattened"
            and len(record.fields) == 1
            and not (known.identify(name) or "sdk" in fold(name) or packages)
        ):
            continue
        if any(_IN_HOUSE.search(v.text) for v in record.values(Role.VENDOR)):
            continue
        if any(_NO_SDK.search(f.value.text) for f in record.fields if f.role in _SAID_OF_IT):
            continue
        if "permission." in fold(name) or role_of(name) is Role.PERMISSION:
            continue  # a cell of another column
        if name.startswith("©") or re.match(r"copyright|版权所有", fold(name)):
            continue
        if name.startswith(".") or re.fullmatch(r"[A-Z_ .]*_[A-Z_]+", name):
            continue  # a piece of a permission constant
        start = parsed.start
        line = name_text.line_at(min(start, max(len(name_text.text) - 1, 0)))
        draft = SdkDraft(name, line, name_text.text.strip()[:200], record.locator, index)
        draft.aliases = list(parsed.aliases)
        draft.packages = packages
        vendor = _value(record.values(Role.VENDOR)) or parsed.vendor or maker
        vendor = vendor or (below.group(1).strip() if below else None)
        vendor = makers[position][1] if makers else vendor
        draft.vendor = _COMPANY_SUFFIX.sub("", vendor).strip() if vendor else None
        draft.purpose = _purpose(record) or use or _kind_of_service(record)
        first, _, rest = (draft.purpose or "").partition("\n")
        if draft.vendor is None and rest and is_company(first):
            draft.vendor, draft.purpose = first.strip(), rest.strip()  # two cells that ran together
        of_vendors = draft.vendor is None and _names_vendors(record)
        if of_vendors and "sdk" not in fold(name) and (name.isascii() or is_company(name)):
            draft.vendor = name  # the column lists who gets the data
        companies = re.split(r"[、,，;；/\n]", draft.vendor or "")
        if len(parts) == len(companies) == 2 and all(map(is_company, companies)):
            draft.vendor = companies[position].strip()
        if len(parts) > 2:
            draft.purpose = _own_share(draft.purpose, position, len(parts))
            draft.vendor = _own_share(draft.vendor, position, len(parts))
            if len(packages) == len(parts):
                draft.packages = [packages[position]]
        draft.personal_info = _information(record) or parsed.personal_info or _says_none(record)
        for value in record.values(Role.LINK):
            url = find_url(value)
            if url:
                draft.privacy_url = draft.privacy_url or url
            elif not is_none(value.text):
                draft.link_text = draft.link_text or value.text.strip()
        addresses = [find_url(v) for text in record.values(Role.LINK) for v in _addresses(text)]
        if len(addresses) == len(parts) > 1:
            draft.privacy_url = addresses[position]  # one for each name
        if draft.privacy_url is None:
            # a site that is a policy's address
            sites = (find_url(value) for value in record.values(Role.WEBSITE))
            draft.privacy_url = next((u for u in sites if u and _POLICY_PATH.search(u)), None)
        if draft.privacy_url is None:
            for value in (*names, *record.values(Role.VENDOR)):
                draft.privacy_url = draft.privacy_url or find_url(value)
        if draft.privacy_url is None and len(parts) == 1:
            draft.privacy_url = _linked_policy(record)
        if draft.vendor is None:
            # "公司及政策": one column for both
            for value in record.values(Role.LINK):
                draft.vendor = draft.vendor or _company_line(value.text)
        prose = [f.value for f in record.fields if f.role is Role.OTHER and not f.label]
        if prose:
            whole = take_below(draft, join(prose), record.group)
            take_told(draft, whole.text)
            fill_from_prose(draft, whole, known)
            draft.purpose = draft.purpose or purpose_in(whole.text, written_names(draft.name))
            draft.purpose = draft.purpose or first_clause(whole.text)
        if draft.purpose is None and record.group:
            draft.purpose = kind_of_services(record.group)
        if draft.purpose is None:
            # "X（拍照识题、手写识别）— Y公司"
            uses = [
                a
                for a in draft.aliases
                if (says_use(re.split(r"[，,；;]", a)[0]) or (a.isascii() and is_use(a)))
                and known.by_name(a) is None
            ]
            draft.purpose = re.split(r"[，,；;]", uses[0])[0] if uses else None
            draft.aliases = [a for a in draft.aliases if a not in uses]
        platform_values = record.values(Role.PLATFORM)
        draft.platform = (
            (platform_of(platform_values[0].text) if platform_values else None)
            or parsed.platform
            or record.section.foreign
        )
        permissions = record.values(Role.PERMISSION)
        draft.no_permissions = bool(permissions) and all(is_none(p.text) for p in permissions)
        yield draft


_THIRD_PARTY = re.compile(r"(?:第三方|合作方|third[- ]party)(?:名称|name)?", re.I)

# a company in brackets on a line of its own below the names of a cell
_COMPANY_BELOW = re.compile(
    rf"\n\s*[（(]((?:[^（）()]|[（(][^（）()]*[）)])*(?:公司|集团|\b{LEGAL_FORM}\b\.?))[）)]\s*$"
)


def _name_behind_label(record: Record, known: KnownNames) -> None:
    """``视频问诊。第三方名称：X SDK（Y公司）；…``: the label says what it is for, and
    the third party's name is the SDK's."""
    at = {f.role: i for i, f in enumerate(record.fields)}
    label, party = at.get(Role.NAME), at.get(Role.VENDOR)
    if label is None or party is None or record.shape == "table":
        return
    said, named = record.fields[label], record.fields[party]
    if said.label or not _THIRD_PARTY.fullmatch(fold(named.label)):
        return
    name = parse_name(named.value).name
    if known.identify(said.value.text) or "sdk" in fold(said.value.text):
        return
    if "sdk" in fold(name) or known.identify(name):
        record.fields[party] = Field(Role.NAME, named.label, named.value)
        role = Role.OTHER if Role.PURPOSE in at else Role.PURPOSE
        record.fields[label] = Field(role, "类型", said.value)


_OWN_CODE = re.compile(r"的?(?:开源)?(?:组件|库|项目|产品|框架)?$")


def _made_by(said: str) -> str | None:
    """The company, where that is all that stands behind a name (``X SDK：Y公司``)."""
    said = said.strip(" 。；;")
    if is_company(said):
        return said
    short = _OWN_CODE.sub("", said)
    return short if is_short_company(short) else None


def _named_and_said(text: Text) -> tuple[Text, str | None]:
    """``X SDK（Y公司）：语音识别`` is a name and what it is for."""
    colon = re.search(r"[:：](?!//)", without_brackets(text.text).split("\n")[0])
    if not colon:
        led = _LED_BY_USE.match(text.text)
        if led and plausible_name(text.text[led.end() :]):
            return text.slice(led.end(), len(text.text)), led.group(1)
        return text, None
    head = without_brackets(text.text[: colon.start()]).replace("\x00", "")
    if not plausible_name(head):
        return text, None
    return text.slice(0, colon.start()), text.text[colon.end() :].strip() or None


# "用于在群里聊天的X SDK"
_LED_BY_USE = re.compile(r"\s*(?:用于|用来)([^，,。；;的]{2,24})的(?=\S{2})")
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


def _purpose(record: Record) -> str | None:
    """What a record says the SDK is for; when it is used (``使用场景``) only
    where it states no aim."""
    fields = [f for f in record.fields if f.role is Role.PURPOSE and f.value.text.strip()]
    aims = [f for f in fields if _AIM.search(fold(f.label)) and not is_none(f.value.text)]
    if aims:
        fields = [
            f for f in fields if _AIM.search(fold(f.label)) or not _SCENE.search(fold(f.label))
        ]
    said = _value([f.value for f in fields])
    said = (_LICENCE.sub("", said) or said) if said else None
    return (_TAKES_NONE.sub("", said) or said) if said else None


def _own_share(value: str | None, position: int, parts: int) -> str | None:
    """Of a value that lists as many things as its row names SDKs, the one
    for the name at ``position``."""
    shares = re.split(r"[、,，;；/\n]", value or "")
    return shares[position].strip() if len(shares) == parts else value


def _addresses(text: Text) -> list[Text]:
    """The addresses that stand written in a text."""
    return [text.slice(*found.span()) for found in _ADDRESS.finditer(text.text)]


_ADDRESS = re.compile(r"https?://[^\s，。；、;]+")


def _lists_sdks(record: Record) -> bool:
    """Whether the cell of a record's name is said to hold SDKs."""
    label = next((f.label for f in record.fields if f.role is Role.NAME), "")
    return record.shape == "flattened" and "sdk" in fold(label)


_LED_NAMES = re.compile(r"(?:手机)?(?:厂商|系统|第三方)[^：:、，,（(]{0,6}[：:]\s*")
# "Firebase Cloud Messaging, Google Ireland Ltd., Dublin", "IDnow, IDnow GmbH (EU)"
_NAME_AND_MAKER = re.compile(
    rf"\s*([^,\n]{{2,50}}),\s*([^\n]{{0,60}}?\b(?:{LEGAL_FORM}|ASA?)\b\.?)(?:,[^,\n()]{{2,30}})?(?:\s*\([^()\n]*\))?\s*"
)
# "Datadog, Inc. – Datadog RUM SDK", "Google – Firebase Cloud Messaging"
_MAKER_AND_NAME = re.compile(r"\s*([A-Z][^–—\n]{1,50}?)\s+[–—-]\s+([A-Z][^–—\n]{2,50})\s*")


def _named_with_makers(text: Text, known: KnownNames) -> list[tuple[Text, str]]:
    """The names of a cell that gives the maker beside each, with the makers; ``[]`` for any
    other cell."""
    found: list[tuple[Text, str]] = []
    for line in split_lines(text):
        raw = line.text
        after = _NAME_AND_MAKER.fullmatch(raw)
        before = _MAKER_AND_NAME.fullmatch(raw)
        if after and not re.fullmatch(rf"{LEGAL_FORM}\b\.?", after.group(2).strip()):
            found.append((line.slice(*after.span(1)), after.group(2).strip()))
        elif before and ("SDK" in before.group(2) or known.identify(before.group(2))):
            if known.by_name(before.group(1)) and not is_company(before.group(1)):
                return []
            found.append((line.slice(*before.span(2)), before.group(1).strip()))
        else:
            return []
    return found


def _names_vendors(record: Record) -> bool:
    """Whether the column that holds the names is one of companies (``Vendor``)."""
    label = next((f.label for f in record.fields if f.role is Role.NAME), "")
    return bool(label) and role_of(label) is Role.VENDOR


_LEGAL_BEHIND = re.compile(rf",\s*(?:{LEGAL_FORM}|Co)\b")
_LISTED = re.compile(r"[^、，,;；/（()）\n]{2,16}(?:、[^、，,;；/（()）\n]{2,16})+")


def _split_names(text: Text, known: KnownNames, listed: bool = False) -> list[Text]:
    """The names in one cell: several only when each alone is a known SDK, or some
    are in a cell that is said to list SDKs."""
    led = _LED_NAMES.match(text.text)
    if led:  # "厂商通道：小米推送、华为推送"
        named = _split_names(text.slice(led.end(), len(text.text)), known, listed)
        if len(named) > 1:
            return named
    raw = text.text
    pieces: list[Text] = []
    at = 0
    depth = 0
    for i, char in enumerate(raw + "\n"):
        if char in "（([【":
            depth += 1
        elif char in "）)]】":
            depth = max(depth - 1, 0)
        elif depth == 0 and char == "," and _LEGAL_BEHIND.match(raw, i):
            pass  # "Amplitude, Inc."
        elif depth == 0 and (char in "、,，;；/\n" or (char in "+＋" and raw[i - 1 : i] == " ")):
            if raw[at:i].strip():
                pieces.append(text.slice(at, i))
            at = i + 1
    if len(pieces) < 2:
        inner = _OF_KIND.fullmatch(raw.strip())
        lead = len(raw) - len(raw.lstrip())
        if inner and is_generic(inner.group(1)):
            # "厂商推送（小米推送、华为推送）"
            a, b = inner.span(2)
            named = _split_names(text.slice(lead + a, lead + b), known)
            return named if len(named) > 1 else [text]
        return [text]
    lines = [known.identify(p.text.strip()) for p in pieces]
    if raw.strip().count("\n") == len(pieces) - 1 and all(lines) and len({*lines}) == len(lines):
        return pieces  # a maker or a product a line
    if 0 < sum(is_company(p.text) for p in pieces) < len(pieces):
        return [text]  # "X/Y公司": the company of the one
    if all(leading_number(p.text) for p in pieces[1:]):
        return pieces  # "12.A、13.B、14.C"
    if lists_names(raw, known):
        return pieces
    ids = [known.by_name(parse_name(p).name) for p in pieces]
    if all(ids) and len(set(ids)) == len(ids):
        return pieces
    if listed and any(ids) and _LISTED.fullmatch(raw.strip()):
        told = [i for i in ids if i]
        if len(set(told)) == len(told) and all(plausible_name(p.text) for p in pieces):
            return pieces
    likely = [known.identify(p.text.strip()) for p in pieces]
    if (
        all(likely)
        and len(set(likely)) == len(likely)
        and sum(map(bool, ids)) * 2 >= len(ids)
        and all(len(p.text.strip()) <= (60 if p.text.isascii() else 16) for p in pieces)
    ):
        return pieces
    if all(_STANDS_ALONE.search(p.text.strip()) and plausible_name(p.text) for p in pieces):
        return pieces
    return [text]


_NO_LINE = re.compile(r"^[（(\[【/／+&-]|[，,、/／+&:：-]$|[，。；;:：]|https?:|^[a-z]+\.[a-z]")
_LONGEST_LINE = 30


def _stacked_names(text: Text, known: KnownNames) -> list[Text]:
    """The names that stand in one cell a line each; a name that is merely broken
    over lines is one."""
    lines = split_lines(text)
    said = [line.text.strip() for line in lines]
    if not 2 <= len(lines) <= 20 or len({*map(fold, said)}) < len(said):
        return [text]
    if any(
        not 2 <= len(line) <= _LONGEST_LINE
        or _NO_LINE.search(line)
        or is_company(line)
        or is_generic(line)
        or not plausible_name(line)
        for line in said
    ):
        return [text]
    sure = [known.identify(line) or (line if _STANDS_ALONE.search(line) else None) for line in said]
    distinct = {key for key in sure if key}
    enough = len(said) if len(said) == 2 else 1
    return lines if len(distinct) == sum(map(bool, sure)) >= enough else [text]


_OF_KIND = re.compile(r"([^（()）]{2,12})[（(]([^（()）]+)[）)]")
# "X SDK" and the identifiers of packages of code (``firebase_auth``)
_STANDS_ALONE = re.compile(
    r"[^\s]\s?SDK(?:[（(][^）)]*[）)])?$|^`?[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+`?$", re.I
)


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
