"""Passages to permission disclosures: constants, and names that mean them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.knowledge import Knowledge, PermissionName
from auditor.policy.data_types import negated_spans
from auditor.policy.denials import commented
from auditor.policy.flat import Flat, flatten, fold
from auditor.policy.keys import leading_number
from auditor.policy.permission_english import find_english
from auditor.policy.permission_names import PARENS, VERBS, PermissionNames, pieces
from auditor.policy.records import Passage
from auditor.policy.roles import Role


@dataclass(frozen=True, slots=True)
class PermissionHit:
    """A permission in a text, with offsets into the text as written."""

    permission: str
    literal: str
    start: int
    end: int
    explicit: bool
    intended: str | None = None
    also_denotes: tuple[str, ...] = ()
    negated: bool = False


_WORD = re.compile(r"权限|permissions?(?![a-z.])")
# 授权 in place of 权限, where something asks for it or takes it back: not 授权书,
# 微信授权登录 or the consent of a person.
_CONSENT = re.compile(
    r"授权(?![书人方码我你您登给费品于委协访使]|后?(?:登|使用|访问)|期|范围|范畴|合作|经销|"
    r"许可证|文件|机构)"
)
_CONSENT_VERB = re.compile(
    r"[求请需要问用给开关撤]|获[得取]|取得|取消|授予|索取|弹出|拒绝|允许|打开"
)
_CONSENTED = re.compile(
    r"相机|摄像头|麦克风|录音|相册|图库|通讯录|日历|存储|蓝牙|位置|定位|电话|短信|传感器|通知|"
    r"nfc|悬浮窗|运动|健身|附近"
)
_NOT_SYSTEM = re.compile(
    r"(?:管理员|员工|人员|数据|数据库|系统管理|账号|帐号|账户|最小|后台管理|内部|操作|"
    r"知情|内容|会员|用户|查看|分级|严格的?|访问|使用|管理|相应|相关|系统|设备|部分|"
    r"该|上述|以下|此|这些|敏感|必要|额外|所有|任何|的|个|项|各项|应用|开启|关闭|授予|"
    r"请求|申请)$"
)
# Device access that a sentence grants without the word permission.
_ACCESS = re.compile(
    r"(?:开启|打开|启用|访问|调用|调取|启动|(?:会|要|需)(?:使用|用)到|授权(?:我们)?(?:访问|使用|开启)?|"
    r"允许(?:我们)?(?:访问|使用|开启|调用)|(?:需要?|须|申请|请求|允许(?:我们)?)(?:读写|读取(?:和|及|、|与|并)?写入|读取|写入))(?:您|你|用户)?(?:的)?(?:移动|终端|"
    r"智能)?(?:设备|手机)?(?:中|上|里|内)?的?"
)
_DEVICE_NOUN = re.compile(
    r"相机|摄像头|麦克风|相册|图库|通讯录|联系人|日历|存储|蓝牙|位置|定位|电话|短信|"
    r"传感器|通知|相簿|照片|nfc|悬浮窗|指纹"
)
_HEAD = re.compile(
    r"(?:\(?\d{1,2}[)、.]|[①-⑳]|[^\w(])*((?:(?!——|--)[^。;,，:：(\n]){2,24})[^。;\n]*"
)
_READS_AND_WRITES = re.compile(
    r"读写|读取?(?:和|及|与|/|、)?(?:写|修改|新增|添加|编辑|创建)|"
    r"read[/ ](?:and |or )?(?:write|modify)"
)
_GATHERS = re.compile(r"收集|采集|上传|提供|填写")
_FORWARD = re.compile(
    r"(?:向您|向用户)(?:申请|请求)(?:以下|如下|下列)?(?:手机|系统|设备)?(?:权限)?[:：]|"
    r"权限(?:包括|如下|有|如|分别为|为|列表|范围|名称|清单)?(?:但不限于)?(?:[:：(]|"
    r"(?<=包括)|(?<=分别为))|permissions?(?: include| are| such as|:)+|"
    r"(?:手机|设备|系统|终端)(?:上|里|中)?的?(?:这些|以下|下列|如下)?(?:能力|功能)[:：]|"
    r"\b(?:prompt|ask)s? (?:you )?(?:for|to (?:allow|grant))(?: access to)?(?: the following)?:|"
    r"\b(?:access|permissions?)(?: or permissions?)? to (?:certain |some |several |the "
    r"following )*(?:features|functions|parts|hardware|sensors|data)\b[^.;:]{0,50}?"
    r"(?:including|such as|like)(?: but not limited to)?(?=[ ,:])[,:]? ?(?:your |the )?"
    r"(?:(?:mobile |smart)?(?:device|phone)(?:'s|s')? )?"
)


# What makes the same word another thing: 云存储权限, 企业通讯录权限.
_OTHER_OWNER = re.compile(
    r"(?:数据|云|云端|企业|后台|内部|组织|服务器|账户|账号|文档|对象|人员|管理|会员)$"
)
_LEADS = re.compile(
    r"(?:的|您|你|启|开|取|问|用|请|求|申|调|授|于|要|获|予|供|如|即|括|权|备|机|到|了|"
    r"对|及|户|中|上|绝|闭|掉|改|予)$"
)


class PermissionFinder:
    """Finds permissions in passages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = PermissionNames(knowledge)
        self.constants = self.names.constants
        self._known = frozenset(knowledge.permissions)

    def is_name(self, text: str) -> bool:
        """Whether a short text as a whole names a permission."""
        return self.names.lookup(text) is not None

    def find(
        self, passage: Passage, kind: str | None, first_field: bool = False
    ) -> list[PermissionHit]:
        """Permissions that a passage discloses.

        :param kind: of the record the passage belongs to, if any.
        :param first_field: it is its record's first field.
        """
        text = passage.text.text
        flat = flatten(text)
        spans = negated_spans(flat.text)
        notes = commented(text)
        hits: list[PermissionHit] = []
        in_field = passage.role is Role.PERMISSION or (
            passage.role is None
            and (passage.section.permissions or "权限" in text or "ermission" in text)
        )
        for constant in self.constants.find(text, in_field):
            intended = constant.intended
            if constant.name not in self._known and intended is None:
                intended = self._described(text, constant.end, constant.name)
            hits.append(
                PermissionHit(
                    constant.name,
                    text[constant.start : constant.end],
                    constant.start,
                    constant.end,
                    True,
                    intended,
                )
            )
        named: dict[int, tuple[int, PermissionName]] = {}
        if passage.role is Role.PERMISSION or (
            kind == "permission"
            and passage.role in (Role.NAME, None, Role.OTHER, Role.CATEGORY)
            and first_field
        ):
            self._items(flat, 0, len(flat.text), named)
        elif passage.role in (Role.LINK, Role.WEBSITE, Role.PACKAGE, Role.VENDOR, Role.NAME):
            pass
        else:
            self._prose(passage, flat, named, kind)
        explicit_spans = [(h.start, h.end) for h in hits]
        for start, (end, entry) in sorted(named.items()):
            a, b = flat.span(start, end)
            if any(s <= a < e for s, e in explicit_spans):
                continue
            if self._glosses_constant(text, a, b, hits):
                continue
            primary, *also = entry.constants
            hits.append(PermissionHit(primary, text[a:b], a, b, False, None, tuple(also)))
            written = primary.replace(".READ_", ".WRITE_")
            if written in also and _READS_AND_WRITES.search(fold(text[a:b])):
                others = tuple(c for c in entry.constants if c != written)
                hits.append(PermissionHit(written, text[a:b], a, b, False, None, others))
        return [
            PermissionHit(
                h.permission,
                h.literal,
                h.start,
                h.end,
                h.explicit,
                h.intended,
                h.also_denotes,
                _in_spans(flat, h.start, spans)
                or _no_need(text, h.start, h.end)
                or any(s <= h.start < e for s, e in notes),
            )
            for h in hits
        ]

    def _described(self, text: str, end: int, name: str) -> str | None:
        """What an unknown constant means by the name beside it: the one of
        the name's constants that begins like it."""
        beside = fold(text[end : end + 30])
        word = name.rsplit(".", 1)[-1].split("_")[0]
        if not name.startswith("android.permission."):
            return None
        for _, _, entry in self.names.scan(beside):
            same = [c for c in entry.constants if c.rsplit(".", 1)[-1].split("_")[0] == word]
            if same:
                return same[0]
        return None

    def _glosses_constant(self, text: str, start: int, end: int, hits: list[PermissionHit]) -> bool:
        """A name beside a constant only explains it
        (``android.permission.CAMERA（相机权限）``, ``相机权限 CAMERA``)."""
        for hit in hits:
            if not hit.explicit:
                continue
            between = (
                text[hit.end : start]
                if hit.end <= start
                else text[end : hit.start]
                if end <= hit.start
                else ""
            )
            if (
                len(between) <= 12
                and not re.search(r"[、,，;；。]", between)
                and "\n" not in between.strip(" ")
            ):
                return True
            same_line = text.rfind("\n", 0, start) == text.rfind("\n", 0, hit.start)
            if (
                same_line
                and hit.start < start
                and start - hit.end < 40
                and not re.search(r"[、;；。]", between)
            ):
                return True
        return False

    def _items(
        self, flat: Flat, start: int, end: int, out: dict[int, tuple[int, PermissionName]]
    ) -> None:
        """Names in an enumeration: every part between separators that is one."""
        body = flat.text
        whole = self.names.lookup(body[start:end])
        if whole is not None:
            out.update(self._in_brackets(body, start, end) or {start: (end, whole)})
            return
        for piece_start, piece_end in self.names.parts(body, start, end):
            piece = body[piece_start:piece_end]
            piece_start += leading_number(piece)
            piece = body[piece_start:piece_end]
            inner = self._in_brackets(body, piece_start, piece_end)
            if inner:
                out.update(inner)
                continue
            head = re.split(r"[:：(]|——|--| - ", piece, maxsplit=1)[0]
            for candidate in (piece, head):
                entry = self.names.lookup(candidate)
                if entry is not None:
                    out[piece_start] = (piece_start + len(candidate), entry)
                    break
            else:
                for s, e, entry in self.names.scan(piece):
                    follows = piece[e : e + 8]
                    if (
                        re.match(
                            r"(?:的?(?:访问|使用|读取|读写|调用|获取|相关|信息|"
                            r"功能)?权限|permission)",
                            follows,
                        )
                        or not entry.needs_context
                    ):
                        out[piece_start + s] = (piece_start + e, entry)

    def _in_brackets(
        self, body: str, start: int, end: int
    ) -> dict[int, tuple[int, PermissionName]]:
        """The names that a bracket behind a wider one lists
        (``位置（精确位置、后台位置）``); empty unless all are names."""
        match = _WIDER.fullmatch(body, start, end)
        wider = self.names.lookup(match.group(1)) if match else None
        if match is None:
            return {}
        named: dict[int, tuple[int, PermissionName]] = {}
        for s, e in self.names.parts(body, *match.span(2)):
            entry = self.names.lookup(body[s:e])
            if entry is None:
                return {}
            named[s] = (e, entry)
        if wider is None:
            return named if len(named) > 1 else {}
        return named if {e.constants for _, e in named.values()} != {wider.constants} else {}

    def _prose(
        self,
        passage: Passage,
        flat: Flat,
        out: dict[int, tuple[int, PermissionName]],
        kind: str | None,
    ) -> None:
        body = flat.text
        dashed = _dashes(flat)
        # a line or list item that is a permission's name, in a permission part
        purpose = kind == "permission" and passage.role is Role.PURPOSE
        if passage.section.permissions and kind != "sdk" and not purpose:
            at = 0
            for clause in re.split(r"(?<=[；;。])", body):
                if clause:
                    self._named_clause(dashed, at, at + len(clause), out)
                at += len(clause)
        if purpose and "权限" not in body:
            return  # what a permission is for names no other permission
        for match in _WORD.finditer(body):
            self._backward(body, match.start(), match.end(), out)
        for match in _CONSENT.finditer(body):
            self._consented(body, match.start(), match.end(), out)
        if "权限" in body:
            self._written(body, out)
        for match in _FORWARD.finditer(body):
            end = _list_end(body, match.end())
            at = match.end()
            named = False
            for s, e in self.names.parts(body, match.end(), end):
                entry = self.names.lookup(body[s:e]) or self.names.lookup(PARENS.sub("", body[s:e]))
                if entry is None and named:
                    continue  # "camera, reminders, storage, and other features"
                if entry is None:
                    break
                out[s] = (e, entry)
                at = end
                named = match.group().isascii()
            # "权限：1、相机（扫码）；2、麦克风（通话）"
            while at == match.end() or body[at : at + 1] == ";":
                clause = _HEAD.match(body, at + (body[at : at + 1] == ";"))
                entry = self.names.lookup(clause.group(1)) if clause else None
                if clause is None or entry is None:
                    break
                out[clause.start(1)] = (clause.end(1), entry)
                at = clause.end()
        for match in _ACCESS.finditer(body):
            self._granted(body, match.end(), out)
        if body.isascii() or re.search(r"[a-z]{4,} [a-z]{2,} ", body):
            find_english(self.names, body, out)

    def _named_clause(
        self, body: str, start: int, end: int, out: dict[int, tuple[int, PermissionName]]
    ) -> None:
        """A clause of a permission part that begins with a permission's name."""
        marks = re.match(r"[^\w(\[【「“\"一-鿿]+", body[start:end])
        start += marks.end() if marks else 0
        start += leading_number(body[start:end])
        text = body[start:end]
        head = re.split(r"[:：；;。|]|——|--|–|—| - |(?<=权限)[,，]", text, maxsplit=1)[0]
        if not 1 < len(head) <= 60:
            return
        # "电池：忽略电池优化，避免…": an unmistakable name may open the text too
        said = text[len(head) + 1 :]
        at = start + len(head) + 1
        for piece in re.split(r"(?<=[,，、])", said)[:3]:
            bare = piece.rstrip(",，、")
            named = self.names.lookup(bare)
            if named is not None and (not named.needs_context or bare.endswith("权限")):
                out[at] = (at + len(bare), named)
            at += len(piece)
        for candidate in (head, PARENS.sub("", head)):
            entry = self.names.lookup(candidate)
            if entry is not None:
                out[start] = (start + len(head), entry)
                return
        # "X SDK：相机、麦克风": nothing but names behind the colon
        behind = pieces(body, min(start + len(head) + 1, end), end)
        listed = [(s, e, self.names.lookup(body[s:e])) for s, e in behind]
        if said.strip() and "sdk" in head and all(entry for _, _, entry in listed):
            for s, e, entry in listed:
                if entry:
                    out[s] = (e, entry)
            return
        if len(head) < len(text) or len(body) <= 40:
            parts = self.names.parts(body, start, start + len(head))
            entries = [(s, e, self.names.lookup(body[s:e])) for s, e in parts]
            if len(entries) > 1 and all(entry for _, _, entry in entries):
                for s, e, entry in entries:
                    if entry:
                        out[s] = (e, entry)

    def _written(self, body: str, out: dict[int, tuple[int, PermissionName]]) -> None:
        """Unmistakable names of writing, in a text that speaks of permissions:
        ``如您愿意还可写入系统日历``."""
        for match in _WRITES.finditer(body):
            at = match.end()
            found = next(iter(self.names.scan(body[at : at + 20])), None)
            if found and found[0] == 0 and not found[2].needs_context:
                out.setdefault(at, (at + found[1], found[2]))

    def _consented(
        self, body: str, start: int, end: int, out: dict[int, tuple[int, PermissionName]]
    ) -> None:
        """The names before 授权, if a verb of asking or taking back is there
        and one of them is a device."""
        head = re.split(r"[。;；:：!?！？\n]", body[max(start - 60, 0) : start])[-1]
        if not _CONSENT_VERB.search(head):
            return
        named: dict[int, tuple[int, PermissionName]] = {}
        self._backward(body, start, end, named)
        if any(_CONSENTED.search(body[s:e]) for s, (e, _) in named.items()):
            out.update(named)

    def _backward(
        self, body: str, start: int, end: int, out: dict[int, tuple[int, PermissionName]]
    ) -> None:
        """The enumeration of names that ends at the word 权限/permission."""
        window_start = max(start - 160, 0)
        window = body[window_start:start]
        cut = 0
        for mark in re.finditer(r"[。;；!?！？:：\n]", window):
            cut = mark.end()
        parts = pieces(body, window_start + cut, start)
        for index, (s, e) in enumerate(reversed(parts)):
            piece = body[s:e]
            if index and piece.endswith(("权限", "授权")):
                break  # read from there already
            if index and piece.endswith("信息") and "位置" not in piece:
                break  # data in the same enumeration
            if index and body[e] in ",，" and _GATHERS.search(piece):
                break  # data that is collected, not a permission
            found = self._suffix_name(piece, last=index == 0)
            if found is None:
                if index == 0 and re.fullmatch(
                    r"(?:的)?(?:系统|设备|手机|相关|访问|使用|等|上述|以上|"
                    r"[一二三四五六七八九十几多\d]+[项个种类])*(?:相关|等)?(?:系统|"
                    r"设备)?",
                    piece,
                ):
                    continue
                tail = re.sub(r"等.{0,8}$", "", piece)
                found = self._suffix_name(tail, last=False) if tail != piece else None
                if found is None:
                    break
            offset, length, entry, clean = found
            out.setdefault(s + offset, (s + offset + length, entry))
            if not clean:
                break

    def _suffix_name(self, piece: str, last: bool) -> tuple[int, int, PermissionName, bool] | None:
        """A name at the end of ``piece``: ``(offset, length, entry, clean)``;
        ``clean`` when nothing but verbs stands before it."""
        text = re.sub(r"(?:等)?(?:的)?(?:系统|设备|手机|相关|功能|隐私|敏感)*$", "", piece)
        text = (
            re.sub(
                r"的?(?:访问|使用|读取|读写|写入|调用|获取|操作|功能|相关|信息)?(?:的)?$", "", text
            )
            or text
        )
        for candidate in dict.fromkeys((piece, text)):
            entry = self.names.lookup(candidate)
            if entry is not None and (last or len(candidate) <= 24):
                verbs = VERBS.match(candidate)
                skip = verbs.end() if verbs and self.names.lookup(candidate[verbs.end() :]) else 0
                return skip, len(candidate) - skip, entry, True
        # brackets explain: 地理位置(位置信息)
        for candidate in dict.fromkeys((piece, text, PARENS.sub("", piece))):
            for cut in range(max(len(candidate) - 16, 0), len(candidate) - 1):
                head = candidate[cut - 1] if cut else ""
                if head and head.isascii() and head.isalnum():
                    continue
                entry = self.names.get(candidate[cut:])
                if entry is not None:
                    before = candidate[:cut]
                    if (
                        before
                        and not VERBS.fullmatch(before)
                        and (
                            len(candidate) - cut < 2
                            or (re.search(r"[一-鿿]$", before) and _OTHER_OWNER.search(before))
                            or (
                                not last
                                and re.search(r"[一-鿿]$", before)
                                and not _LEADS.search(before)
                            )
                        )
                    ):
                        return None
                    offset = piece.find(candidate[cut:])
                    return (
                        max(offset, 0),
                        len(candidate) - cut,
                        entry,
                        not before or VERBS.fullmatch(before) is not None,
                    )
        return None

    def _granted(self, body: str, at: int, out: dict[int, tuple[int, PermissionName]]) -> None:
        """Names right after 开启您的…, as long as they are devices."""
        stop = re.search(r"[。;；!?\n,，](?!\S{0,14}[、])", body[at : at + 400])
        end = at + min(stop.start() if stop else 80, 120, len(body) - at)
        for s, e in pieces(body, at, end):
            piece = body[s:e]
            entry = self.names.lookup(piece)
            length = e - s
            if entry is None:
                first = next(((a, b, n) for a, b, n in self.names.scan(piece) if a == 0), None)
                if first is None:
                    break
                entry, length = first[2], first[1]
                rest = piece[length:]
                if not re.match(
                    r"(?:\(|的?(?:功能|权限|服务|访问|硬件)|以|来|用于|进行|等|后|时|"
                    r"$|才|并|拍|扫|上传|选|采集|录|完成|获取|识|，|,|。|为)",
                    rest,
                ):
                    break
            if entry.needs_context and not _DEVICE_NOUN.search(piece[: length + 2]):
                break
            out.setdefault(s, (s + length, entry))
            if length < e - s:
                break


# "网络（完全的网络访问、查看网络状态）"
_WIDER = re.compile(r"([^()（）]{2,16})[(（]([^()（）]{2,80})[)）]")
_WRITES = re.compile(r"(?:可以?|要|并|及|或|会|[,，、;；。])(?=(?:写入|修改|新建|编辑)[一-鿿])")


def _dashes(flat: Flat) -> str:
    """The folded text with ``—`` for a hyphen that stood between spaces."""
    body = flat.text
    if "-" not in body:
        return body
    chars = list(body)
    for i in range(1, len(chars) - 1):
        if chars[i] == "-" and (
            flat.origin[i] - flat.origin[i - 1] > 1 and flat.origin[i + 1] - flat.origin[i] > 1
        ):
            chars[i] = "—"
    return "".join(chars)


def _list_end(body: str, start: int) -> int:
    """Where an enumeration that begins at ``start`` ends: at a stop, or at
    the bracket that closes around it."""
    depth = 0
    limit = min(len(body), start + 400)
    for i in range(start, limit):
        char = body[i]
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        if depth < 0 or (depth == 0 and char in "。;；\n"):
            return i
    return min(limit, start + 200) if limit == start + 400 else limit


def _in_spans(flat: Flat, offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(
        flat.origin[s] <= offset < flat.origin[min(e, len(flat.origin) - 1)] for s, e in spans
    )


def _no_need(text: str, start: int, end: int) -> bool:
    """``不需要相机权限``, ``无相机权限要求``, ``no camera permission``."""
    before = fold(text[max(start - 16, 0) : start])
    return re.search(
        r"(?:无需|不需要?|不会(?:再)?|不再|从不|未|没有|不)(?:申请|使用|获取|调用|"
        r"要求|请求|开启|授予|涉及)?(?:您的?|任何|设备的?)?$|\bno$|\bnot (?:require|"
        r"request|use|need)(?: any| the)? ?$",
        before,
    ) is not None and not re.search(
        r"(?:如|若|果|拒绝|您|用户)不(?:开启|授予|使用|申请)?(?:您的?)?$", before
    )
