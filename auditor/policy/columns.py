"""What the columns of a table mean where its labels do not tell: by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.guess import content_role
from auditor.policy.keys import is_company
from auditor.policy.known import KnownNames, find_packages
from auditor.policy.names import SAYS_USE
from auditor.policy.roles import Role, role_of
from auditor.policy.turned import Rows

_NONE = re.compile(
    r"(无|暂无|没有|不涉及|未涉及|不适用|不收集.{0,10}|"
    r"不(读取|采集|获取|触达|接触|触碰|上传|传输|拿取?|取|碰)[^，,。；;、]{0,8}|"
    r"(暂|尚|还)?(未|没有?)(公开|公布|发布)|none|n/?a|nil|no|/|-+|—+|–|\\|×)[。.]?",
    re.I,
)


def is_none(text: str) -> bool:
    """A cell that says ``none`` (``无``, ``/``, ``N/A``)."""
    stripped = text.strip()
    flat = fold(stripped) if len(stripped) <= _LONGEST_NONE else stripped
    return _NONE.fullmatch(flat) is not None


_LONGEST_NONE = 20


def guess_roles(rows: Rows, known: KnownNames, sdks: bool = False) -> list[Role] | None:
    """Roles of a table without a header, from what its columns hold.

    :param sdks: it stands in a part on SDKs.
    """
    width = max(len(row) for row in rows)
    roles: list[Role] = []
    named = False
    for column in range(width):
        texts = [row[column].text.text.strip() for row in rows if column < len(row)]
        texts = [t for t in texts if t and not is_none(t)]
        if not texts:
            roles.append(Role.OTHER)
            continue
        role = content_role(texts, known) or Role.OTHER
        if role is Role.NAME and named:
            role = Role.OTHER
        if not named and role is not Role.NAME and column == 0:
            # names without the word SDK: enough of them are known
            hits = sum(len(t) <= 40 and known.identify(t) is not None for t in texts)
            if hits * 2 > len(texts) or (sdks and _some_named(texts, known)):
                role = Role.NAME
        named = named or role is Role.NAME
        roles.append(role)
    first = [row[0].text.text.strip() for row in rows if row]
    if roles[0] in (Role.PURPOSE, Role.PERSONAL_INFO, Role.OTHER) and Role.VENDOR in roles:
        short = all(0 < len(t) <= 24 for t in first) and len(set(first)) == len(first)
        if short and (not named or roles.index(Role.NAME) > roles.index(Role.VENDOR)):
            # a list opens with the name; what known word stands behind is a use
            roles = [Role.PURPOSE if role is Role.NAME else role for role in roles]
            roles[0], named = Role.NAME, True
    if named and Role.PURPOSE not in roles:
        # uses of a word or two
        for i, role in enumerate(roles):
            values = _cells(rows, i)
            short = all(len(v) <= 10 and not re.search(r"[收采]集|获取", v) for v in values)
            if role is Role.OTHER and short and _uses(values):
                roles[i] = Role.PURPOSE
                break
    if not named and sdks and width > 2 and len(rows) > 1 and roles[0] in _OPEN:
        pairs = [[cell.text.text.strip() for cell in row[:2]] for row in rows if len(row) > 1]
        distinct = len({pair[0] for pair in pairs}) == len(rows)
        if distinct and all(1 < len(name) <= 24 and _is_owner(name, by) for name, by in pairs):
            roles[0], named = Role.NAME, True
    if named and width > 2:
        _by_place(roles, rows)
    return roles if named else None


_HOUSE = re.compile(
    r"(?:科技|网络|信息|软件|智能|数据|互动|技术|电子|物联|金融|集团|团队|社区|工作室|"
    r"研究[所院]|实验室|基金会|"
    r"小组|组织|开源|基金|银行|支付|云|labs?|team|foundation|community|project|inc\.?|ltd\.?|gmbh|"
    r"b\.?v\.?|s\.?a\.?|ag|as|ab|oy|studios?|technologies|software|open source)$"
)
_DATA = re.compile(r"[A-Z]{2,}|[、,，]|标识|编号|[^密]码$|地址|型号|信息|列表|日志|记录|无")
_OPEN = frozenset((Role.OTHER, Role.PURPOSE))
_LONGEST_OWNER = 20
_LONGEST_ITEM = 40


def _cells(rows: Rows, i: int) -> list[str]:
    """What stands in a column, without the rows that end before it."""
    return [row[i].text.text.strip() for row in rows if i < len(row)]


def _is_owner(name: str, owner: str) -> bool:
    """A text that reads like the maker of what has that name."""
    if not 1 < len(owner) <= _LONGEST_OWNER or _NO_NAME.search(name):
        return is_company(owner) and not _NO_NAME.search(name)
    begins = owner != name and fold(name).startswith(fold(owner))
    return begins or _HOUSE.search(fold(owner)) is not None or is_company(owner)


def _by_place(roles: list[Role], rows: Rows) -> None:
    """Settle the columns next to the names whose values alone do not tell: short
    names of makers right behind them, and lists of data behind the purpose."""
    at = roles.index(Role.NAME)

    names, i = _cells(rows, at), at + 1
    if Role.VENDOR not in roles and i < len(roles) and roles[i] in (Role.OTHER, Role.PURPOSE):
        owners = _cells(rows, i)
        later = {*roles[i + 1 :]} & {Role.PURPOSE, Role.OTHER}
        if later and all(0 < len(v) <= _LONGEST_OWNER for v in owners):
            of_name = [_is_owner(name, owner) for name, owner in zip(names, owners, strict=False)]
            if sum(of_name) * 2 > len(of_name):
                roles[i] = Role.VENDOR
    if Role.VENDOR in roles and Role.PURPOSE not in roles:
        behind = roles.index(Role.VENDOR) + 1
        free = behind + 1 < len(roles) and roles[behind] is Role.OTHER
        fits = all(
            1 < len(v) <= _LONGEST_ITEM and not _DATA.search(v) for v in _cells(rows, behind)
        )
        if free and fits:
            roles[behind] = Role.PURPOSE
    if Role.PURPOSE in roles and Role.PERSONAL_INFO not in roles:
        for k in range(roles.index(Role.PURPOSE) + 1, len(roles)):
            values = _cells(rows, k)
            short = [v for v in values if len(v) <= _LONGEST_ITEM]
            lists = sum(_DATA.search(v) is not None for v in short)
            if roles[k] in (Role.OTHER, Role.PURPOSE) and lists * 3 >= len(values) * 2:
                roles[k] = Role.PERSONAL_INFO
                return


def _some_named(texts: list[str], known: KnownNames) -> bool:
    """Short texts that all read like names, no data, and some of which are an
    SDK's for sure."""
    return (
        len(set(texts)) == len(texts) >= 2
        and all(len(t) <= 24 and not _NO_NAME.search(t) and not is_company(t) for t in texts)
        and not any(any(find_data_types(t)) for t in texts)
        and any(names_sdk(t, known) for t in texts)
    )


_NO_NAME = re.compile(r"[，。；：！？:;]|https?|权限|清单|列表")


_COMPANY_BEHIND = re.compile(r"\s*[／/｜|\n][^／/｜|\n]{3,50}(?:公司|集团|Inc\.?|Ltd\.?|LLC)\s*$")


def names_sdk(text: str, known: KnownNames) -> bool:
    """A name that is known, with or without the bracket or the company behind
    it, or says SDK or a package."""
    bare = _COMPANY_BEHIND.sub("", text)
    bare = re.sub(r"\s*[（(].*[）)]\s*$", "", bare, flags=re.S)
    return bool(
        known.by_name(text) or known.by_name(bare) or "sdk" in fold(text) or find_packages(text)
    )


def first_short(roles: list[Role], labels: list[str], body: Rows) -> int | None:
    """The first column of unknown label whose values are short and differ:
    in a list of third parties, their names."""
    for i, role in enumerate(roles):
        values = _cells(body, i)
        if (
            role is Role.OTHER
            and role_of(labels[i]) is None
            and all(1 < len(v) <= 40 and not v.isdigit() for v in values)
            and len(set(values)) == len(values)
        ):
            return i
    return None


_LIBRARY = re.compile(r"[A-Za-z][\w +-]*")


def by_content(roles: list[Role], labels: list[str], body: Rows, known: KnownNames) -> list[Role]:
    """Roles checked against what the columns hold: a column whose label is
    unknown gets the role its values show, and a name column of companies
    gives way to the column that holds the SDKs' names."""
    roles = list(roles)
    columns = [[row[i].text.text for row in body if i < len(row)] for i in range(len(roles))]
    shown = [content_role(values, known) for values in columns]
    if Role.NAME not in roles and Role.PACKAGE in roles:
        # "Package | Version | Licence": of libraries, whose names are no packages of code
        at = roles.index(Role.PACKAGE)
        if all(_LIBRARY.fullmatch(v.strip()) for v in columns[at]):
            roles[at] = Role.NAME
    name_at = roles.index(Role.NAME) if Role.NAME in roles else None
    companies = (
        name_at is not None
        and shown[name_at] is Role.VENDOR
        and not re.search(r"sdk|插件", fold(labels[name_at]))
    )
    for i, role in enumerate(roles):
        unknown = role in (Role.OTHER, Role.CATEGORY) and (
            not labels[i] or role_of(labels[i]) in (None, Role.CATEGORY)
        )
        guess = shown[i]
        if not unknown or guess is None:
            continue
        if guess is Role.NAME and (name_at is None or companies):
            if name_at is not None:
                roles[name_at] = Role.VENDOR
            roles[i], name_at, companies = Role.NAME, i, False
        elif guess is not Role.NAME and guess not in roles and role is not Role.CATEGORY:
            roles[i] = guess
    if Role.PURPOSE not in roles:
        # a column of remarks that says what each is for
        for i, role in enumerate(roles):
            if role is Role.OTHER and _REMARK.fullmatch(fold(labels[i])) and _uses(columns[i]):
                roles[i] = Role.PURPOSE
                break
    if companies and name_at is not None and Role.VENDOR not in roles:
        # the SDKs' names may stand in a column of unknown words
        free = [
            i
            for i, role in enumerate(roles)
            if role is Role.OTHER
            and role_of(labels[i]) is None
            and all(len(v.strip()) <= 40 for v in columns[i])
            and any(v.strip() for v in columns[i])
            and len({*columns[i]}) == len(columns[i])
        ]
        if free:
            roles[name_at], roles[free[0]] = Role.VENDOR, Role.NAME
    return roles


_REMARK = re.compile(r"(其[他它])?(备注|附注|说明|补充)(说明|信息)?|remarks?|notes?|comments?")
_NO_USE = re.compile(
    r"可选|可以?关闭|默认|必[须需选]|版本|同意|授权后|optional|required|default|version"
)


def _uses(values: list[str]) -> bool:
    """At least half of a column's values say what something is for."""
    said = [v for v in values if v.strip() and not is_none(v)]
    uses = sum(SAYS_USE.search(v) is not None and not _NO_USE.search(fold(v)) for v in said)
    return bool(said) and uses * 2 >= len(said)


def permission_column(
    roles: list[Role],
    labels: list[str],
    body: Rows,
    in_part: bool,
    is_permission: Callable[[str], bool],
) -> list[Role]:
    """Roles with the column whose cells are names of permissions as such, where no
    label says so (``能力 | 用来做什么``).

    :param in_part: the table stands in the part on permissions.
    """
    if Role.PERMISSION in roles or Role.PACKAGE in roles:
        return roles
    for i, role in enumerate(roles[:2]):
        label = fold(labels[i])
        if role is Role.PERSONAL_INFO and _ACCESS.fullmatch(label):
            # "Access | What it is for": devices, no data
            cells = [cell for cell in _cells(body, i) if cell]
            devices = sum(_DEVICE.match(fold(cell)) is not None for cell in cells)
            if devices > 1 and sum(map(is_permission, cells)) * 5 >= len(cells) * 4:
                return [*roles[:i], Role.PERMISSION, *roles[i + 1 :]]
        if Role.PERSONAL_INFO in roles:
            continue
        if role not in (Role.OTHER, Role.CATEGORY, Role.NAME) or "sdk" in label:
            continue
        if not (in_part or "能力" in label or "授权" in label):
            continue
        cells = [cell for cell in _cells(body, i) if cell]
        if len(cells) >= 2 and sum(map(is_permission, cells)) * 5 >= len(cells) * 3:
            return [*roles[:i], Role.PERMISSION, *roles[i + 1 :]]
    return roles


_ACCESS = re.compile(
    r"(?:device |phone )?access(?:es)?(?: (?:to|requested|needed|type))?|(?:what "
    r")?(?:we|it|the app) (?:access(?:es)?|"
    r"asks? for|uses?|needs?)|访问(?:项目?|内容)?|使用(?:项目?|内容)"
)
_DEVICE = re.compile(
    r"camera|microphone|bluetooth|notifications?|storage|nfc|vibrat|nearby devices|phone$|相机|"
    r"摄像头|麦克风|蓝牙|通知|存储|电话$"
)


def unknown_header(rows: Rows, known: KnownNames) -> tuple[list[Role], list[str]] | None:
    """A header row none of whose words is known: short cells unlike the
    values below them."""
    labels = [cell.text.text.strip() for cell in rows[0]]
    if len(rows) < 3 or len(labels) < 3 or any(not 1 <= len(v) <= 24 for v in labels):
        return None
    if len(set(labels)) != len(labels) or any(
        content_role([v], known)
        in (Role.PACKAGE, Role.LINK, Role.VENDOR, Role.NAME, Role.PERMISSION)
        for v in labels
    ):
        return None
    roles = guess_roles(rows[1:], known)
    if not roles:
        return None
    for i, label in enumerate(labels[: len(roles)]):
        said = role_of(label)  # one word of the header may be known
        if said not in (None, Role.OTHER, Role.NAME) and roles[i] is not Role.NAME:
            roles[i] = said or roles[i]
    return roles, labels + [""] * (len(roles) - len(labels))  # a row may be longer
