"""Names that running text gives to permissions: before the word 权限, behind
``申请：``, after a verb of opening a device."""

from __future__ import annotations

import re
from bisect import bisect_left

from auditor.knowledge import PermissionName
from auditor.policy.flat import Flat, fold
from auditor.policy.keys import leading_number
from auditor.policy.permission_english import find_english
from auditor.policy.permission_names import ASKING, PARENS, VERBS, PermissionNames, pieces
from auditor.policy.records import Passage
from auditor.policy.roles import Role

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
# Device access that a sentence grants without the word permission.
_ACCESS = re.compile(
    r"(?:允许(?=悬浮窗|自启动|后台)|(?<!是否)开启|打开|启用|访问|调用|调取|启动|(?:会|要|需)(?:使用|用)到|"
    r"授权(?:我们)?(?:访问|使用|开启)?|"
    r"允许(?:我们|本软件|本应用|应用|app)?(?:访问|使用|开启|调用)|(?:需要?|须|申请|请求|"
    r"允许(?:我们)?)(?:读写|读取(?:和|及|、|与|并)?写入|读取|写入))(?:您|你|"
    r"用户)?(?:的)?(?:移动|终端|"
    r"智能)?(?:设备|手机)?(?:中|上|里|内)?的?"
)
_DEVICE_NOUN = re.compile(
    r"相机|摄像头|麦克风|相册|图库|通讯录|联系人|日历|存储|蓝牙|位置|定位|电话|短信|"
    r"传感器|通知|相簿|照片|相片|影片|联络人|行事历|录音|nfc|悬浮窗|指纹"
)
# "此时会请求相簿与麦克风的使用权", "扫码需要相机。", "用到蓝牙": wherever it stands
_ASKED = re.compile(
    r"(?<!不)(?<!不会)(?<!无)(?:(?:请求|申请|索取|要求|取用|(?:请|需要?|须)允许(?=[「“\"]))(?:您|你)?(?:授予|授权|允许|开启|打开|使用|访问|存取|"
    r"读取)?|(?:需要?|须|会|要)(?:同时|一并|全程)?(?:使用到?|用到|开启|打开|授予|授权)|用到了?|离不开|(?<!不)需要(?!获取|收集|采集|上传|提供|填写))"
    r"(?:您|你|用户|手机|设备|装置)*(?:的)?(?=[「“\"]?[\u4e00-\u9fff])(?!弹窗)"
)
# "您允许发送通知的，…", "通过通知使用权读取…": an unmistakable name right behind
_ALLOWED = re.compile(
    r"(?<!不)允许(?:我们|本应用|本软件|应用|app)?(?:向您|给您)?|(?=通知(?:使用|访问|监听)权|使用情况访问权)"
)
_WRITING = "写入"
_IN_QUOTES = re.compile(r"[「“『\"][^」”』\"]{2,24}[」”』\"]")
_ASKED_END = re.compile(
    r"[,，。;；!?\n:：]|(?:才能|才可|以便|来(?!电)|用于|进行|拍|扫|录(?!音)|选(?!择))"
)
_RIGHT = re.compile(
    r"(?:[一二两三四五六七八九十]+[项个种])?(?:的)?(?:使用|存取|访问|读取)?(?:权限?|功能)?$"
)
# "需使用相機", "还会使用网络访问（…）、防止休眠（…）", "并申请忽略电池优化" in a permission part
_IN_PART = re.compile(
    r"(?:(?:需要?|须|应|会|将|还|可能)(?:使用|取用|读取|存取|访问|开启|打开|用到|启用)|"
    r"(?:声明|申请|请求)(?:了|使用|获取)?)(?:到|了)?(?:您|你|阁下|"
    r"用户)?(?:的)?(?:设备|手机|装置)?(?:的|上的)?"
)
_REST = re.compile(r"权限$|等$")
_LISTED_END = re.compile(
    r"[,，](?![^,，]{0,14}[、(])|(?:这|等)(?:几|些|"
    r"[一二三四五六七八九十两])[项个种类]|等(?=[^、]{0,12}权限)"
)
_CLOSES = re.compile(r"[】\]]")
_QUOTED_WORD = re.compile(r"[“”\"「『]([^“”\"「」『』]{2,24})[”“\"」』](?:的)?权限")
_HEAD = re.compile(
    r"(?:\(?\d{1,2}[)、.]|[①-⑳]|[^\w(])*((?:(?!——|--)[^。;,，:：(\n]){2,24})[^。;\n]*"
)
_GATHERS = re.compile(r"收集|采集|上传|提供|填写")
_FORWARD = re.compile(
    r"(?:向您|向用户)(?:申请|请求)(?:以下|如下|下列)?(?:手机|系统|设备)?(?:权限)?[:：]|"
    r"(?:会|要|需要?)(?:用到|申请)[:：]|"
    r"(?:会|将)?(?:要求|请求)(?:您|你)?(?:允许|授权)[:：](?:取用|使用|存取|访问)?|"
    r"(?:以下|如下|下列)(?:手机|系统|设备)?权限[,，][^。;；:：]{2,30}[:：]|"
    r"权限(?:包括|如下|有|如|分别为|为|列表|范围|名称|清单)?(?:但不限于)?(?:[:：(【\[]|"
    r"(?<=包括)|(?<=分别为))|permissions?(?: include| are| such as|:)+|"
    r"(?:手机|设备|系统|终端)(?:上|里|中)?的?(?:这些|以下|下列|如下)?(?:能力|功能)[:：]|"
    r"permission[^.]{0,40}\. ?(?:on android ?,? ?)?these (?:are|include) |"
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
    r"对|及|户|中|上|绝|闭|掉|改|予|(?<=中)为)$"
)
# "允许我们向系统日历里写入签署截止日"
_INTO = re.compile(
    r"(?:允许|授权|同意|申请|请求)[^,，。;；]{0,8}?(?:后[,，])?(?:会|将)?(?:向|往|在|把[^,，。;；]{1,16}?)(?:您的?|你的?|系统|手机|设备)*"
    r"(日历|日程)(?:应用)?(?:里|中|内|上)?(?:写入|添加|新增|插入|创建|加入)"
)
_LONGEST_JOINED = 14  # characters of a name with 和 in it
_BASED_ON = re.compile(
    r"^[^\w(]*(\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[^\w]{1,2})?基于(?:您的|手机|设备)?"
    r"([^的,，。;；]{2,16}?)(?:权限)?的(?!需要|考虑|原因)"
)
_RIGHT_AND = re.compile(r"权限(?:和|及|与|、|以及)(?=[一-鿿])")
_WRITES = re.compile(r"(?:可以?|要|并|及|或|会|[,，、;；。])(?=(?:写入|修改|新建|编辑)[一-鿿])")


_SPACED = re.compile(r"[^\s|｜]+")
_TABBED = re.compile(r"[^\s|｜](?:[^\t\n|｜]*[^\s|｜])?")
_QUOTED_NAME = re.compile(r"[「“【『]([^「」“”【】『』。;；]{2,24})[」”】』](?=[^,，、:：]|$)")
_FRAME = re.compile(r"[【\[]([^【】\[\]]{2,16})[】\]]")
_FRAMES = re.compile(r"(?:[【\[][^【】\[\]]{2,16}[】\]]\s?)+")
_LONGEST_ASKED = 40
_NEW_VERB = re.compile(r"(?:并|还|且)?(?:使用|需要?|申请|调用|获取)")
_TITLED = re.compile(r"([a-z][a-z /&-]{2,40})\. ?(?=[a-z])")  # "2.3 Camera. We need …"
_HEAD_END = re.compile(
    r"[:：；;。|]|——|--|–|—| - |→(?![^→]*→)|->|=>|⇒|(?<=权限)[,，]|"
    r", ?(?=(?:to|for|so|in order|used|when|only|if|needed) )| (?=(?:for|to) [a-z]{2})"
)
_OWN_EN = re.compile(r"^(?:your|the|access to(?: your| the)?|use of(?: the| your)?) |\?$")
_LONGEST_NAMES = 160  # characters of a line of nothing but names
_LONGEST_UNKNOWN = 40  # characters of what is no name in an enumeration of them
_LETTER = re.compile(r"(?:[ivx]{1,5}|[a-h])[.)](?=[a-z]{3})")
_PATH = re.compile(r"\s(?:→|>|->|-|»)\s")  # 系统设置 → 应用
_LONGEST_LIST = 1200  # characters of an enumeration
_LONGEST_ROW = 2000  # characters of a line of such words


class PermissionProse:
    """Finds names of permissions in prose."""

    def __init__(self, names: PermissionNames) -> None:
        self.names = names

    def find(
        self,
        passage: Passage,
        flat: Flat,
        out: dict[int, tuple[int, PermissionName]],
        kind: str | None,
    ) -> None:
        """Add the names that a passage of prose gives to permissions: folded
        start → end and entry.

        :param kind: of the record the passage belongs to, if any.
        """
        body = flat.text
        dashed = _dashes(flat)
        # a line or list item that is a permission's name, in a permission part
        purpose = kind == "permission" and passage.role is Role.PURPOSE
        aside = passage.record is not None and passage.role in (Role.METHOD, Role.OTHER)
        aside = aside and passage.label != ""
        if passage.section.permissions and kind != "sdk" and not purpose and not aside:
            at = 0
            for clause in re.split(r"(?<=[；;。])", body):
                if clause:
                    self._named_clause(dashed, at, at + len(clause), out)
                at += len(clause)
            if passage.role is None:
                self._worded(passage.text.text, flat, out)
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
            closing = _CLOSES.search(body, match.end(), end)
            if match.group()[-1] in "【[" and closing:
                end = closing.start()
            at = match.end()
            named = False
            unknown = 0
            for s, e in self.names.parts(body, match.end(), end):
                entry = self.names.lookup(body[s:e]) or self.names.lookup(PARENS.sub("", body[s:e]))
                if (
                    entry is None
                    and at == match.end()
                    and match.group().endswith(("用到:", "用到："))
                ):
                    break  # "要用到：Android ID、应用列表" are data
                if entry is None and named:
                    continue  # "camera, reminders, storage, and other features"
                if entry is None:
                    unknown += 1
                    long = len(PARENS.sub("", body[s:e])) > _LONGEST_UNKNOWN
                    if unknown > 2 or long or body[s:e].strip().isdigit():
                        break
                    continue
                lead = self._lead(body[s:e], entry)
                if not lead or s + lead not in out:
                    out[s + lead] = (e, entry)
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
        for match in _RIGHT_AND.finditer(body):
            # "需要网络权限和查看WLAN状态": an unmistakable name
            also = self._unmistakable(body, match.end(), 24)
            if also:
                out.setdefault(match.end(), also)
        for match in _ACCESS.finditer(body):
            verb = match.end() - len(_WRITING) * match.group().endswith(_WRITING)
            written = self._unmistakable(body, verb, 24) if verb < match.end() else None
            if written:  # "请求写入日历"
                out.setdefault(verb, written)
            else:
                self._granted(body, match.end(), out)
        for match in _ASKED.finditer(body):
            self._asked(body, match.end(), out)
        for match in _ALLOWED.finditer(body):
            allowed = self._unmistakable(body, match.end(), 24)
            if allowed and allowed[0] - match.end() > 3:
                out.setdefault(match.end(), allowed)
        based = _BASED_ON.match(body)
        if based and (based.group(1) or passage.item) and "传感器" not in based.group(2):
            # "1. 基于相机/摄像头的附加功能"
            entry = self.names.lookup(based.group(2)) or next(
                (n for p in re.split("[/(]", based.group(2)) if (n := self.names.lookup(p))), None
            )
            if entry is not None and _DEVICE_NOUN.search(based.group(2)):
                out.setdefault(based.start(2), (based.end(2), entry))
        for match in _INTO.finditer(body):
            entry = self.names.get("写入" + match.group(1))
            if entry is not None:
                out[match.start(1)] = (match.end(1), entry)
        for match in _QUOTED_WORD.finditer(body):
            entry = self.names.lookup(match.group(1))
            if entry is not None:
                for inside in [s for s in out if match.start(1) <= s < match.end(1)]:
                    del out[inside]
                out[match.start(1)] = (match.end(1), entry)
        if passage.section.permissions and passage.role is None:
            for match in _IN_PART.finditer(body):
                self._listed(body, match.end(), out)
        if body.isascii() or re.search(r"[a-z]{4,} [a-z]{2,} ", body):
            find_english(self.names, body, out)

    def _named_clause(
        self, body: str, start: int, end: int, out: dict[int, tuple[int, PermissionName]]
    ) -> None:
        """A clause of a permission part that begins with a permission's name."""
        begun = start
        marks = re.match(r"[^\w(\[【「“\"一-鿿]+", body[start:end])
        start += marks.end() if marks else 0
        start += leading_number(body[start:end])
        letter = _LETTER.match(body, start, end)  # "ii. Location", as folding leaves it
        start = letter.end() if letter else start
        text = body[start:end]
        framed = _FRAMES.match(body, begun)
        if framed and len(_FRAME.findall(framed.group())) > 1:
            # "【蓝牙】【附近设备】连接打印机"
            for frame in _FRAME.finditer(framed.group()):
                entry = self.names.lookup(frame.group(1))
                if entry is not None:
                    out[begun + frame.start(1)] = (begun + frame.end(1), entry)
            return
        quoted = _QUOTED_NAME.match(text)
        if quoted:
            # "「通知」派单提醒": what the quotes hold is the name
            parts = self.names.parts(body, start + 1, start + quoted.end(1))
            for s, e in parts if self.names.lookup(quoted.group(1)) is None else parts[:1]:
                e = e if len(parts) > 1 else start + quoted.end(1)
                entry = self.names.lookup(body[s:e])
                if entry is not None:
                    out[s] = (e, entry)
            return
        titled = _TITLED.match(text)
        if titled and (entry := self.names.lookup(titled.group(1))):
            out[start] = (start + titled.end(1), entry)
            return
        head = _HEAD_END.split(text, maxsplit=1)[0]
        bare = PARENS.sub("", head)
        bare = bare.split("(")[0] if ")" not in bare else bare  # one that the clause cuts
        if not 1 < len(bare.strip()) <= 60:
            return
        # "电池：忽略电池优化，避免…": an unmistakable name may open the text too
        said = text[len(head) + 1 :]
        at = start + len(head) + 1
        for piece in re.split(r"(?<=[,，、])", said)[:3]:
            word = piece.rstrip(",，、")
            named = self.names.lookup(word)
            if named is not None and (not named.needs_context or word.endswith("权限")):
                out[at] = (at + len(word), named)
            at += len(piece)
        first = re.split(r"[,，]", head, maxsplit=1)[0]
        if len(first) < len(head) and "、" in first:
            # "后台运行、自启动、忽略电池优化，防止…"
            parts = self.names.parts(body, start, start + len(first))
            entries = [(s, e, self.names.lookup(body[s:e])) for s, e in parts]
            if sum(entry is not None for _, _, entry in entries) * 2 > len(entries):
                out.update({s: (e, entry) for s, e, entry in entries if entry})
                return
        for candidate in (head, bare, _OWN_EN.sub("", bare).strip()):
            entry = self.names.lookup(candidate)
            if entry is not None:
                inner = self.names.in_brackets(body, start, start + len(head.rstrip()))
                out.update(inner or {start: (start + len(head), entry)})
                return
        # "X SDK：相机、麦克风", "拍摄作品：摄像头。": nothing but names behind the colon
        last = start + len(text.rstrip("。; "))
        behind = pieces(body, min(start + len(head) + 1, last), last)
        listed = [(s, e, self.names.lookup(body[s:e])) for s, e in behind]
        parted = "sdk" in head or body[start + len(head) : start + len(head) + 1] in (":", "：")
        if behind and parted and all(entry for _, _, entry in listed):
            for s, e, entry in listed:
                if entry:
                    out[s] = (e, entry)
            return
        if len(head) < len(text) or len(body) <= _LONGEST_NAMES:
            parts = self.names.parts(body, start, start + len(head))
            entries = [(s, e, self.names.lookup(body[s:e])) for s, e in parts]
            if len(entries) > 1 and all(entry for _, _, entry in entries):
                for s, e, entry in entries:
                    if entry:
                        out[s] = (e, entry)

    def _worded(self, raw: str, flat: Flat, out: dict[int, tuple[int, PermissionName]]) -> None:
        """Words parted by spaces, as what is left of a table's row: the first
        one that names a permission, or all of a line that is mostly names."""
        tabbed = "\t" in raw.strip()
        cell = _TABBED if tabbed else _SPACED
        words = [m.span() for m in cell.finditer(raw[:_LONGEST_ROW], leading_number(raw))]
        if words and raw[slice(*words[0])].isdigit():
            words.pop(0)
        if len(words) < 2 or (raw.isascii() and not tabbed) or _PATH.search(raw):
            return
        named = []
        for a, b in words:
            word = fold(raw[a:b])
            entry = self.names.lookup(word) or self.names.lookup(PARENS.sub("", word))
            if entry is not None:
                named.append((a, b, entry))
            elif a == words[0][0] and re.search(r"[/、]", word):
                # "读取相册/写入相册": every part a name
                parts = [
                    (a + m.start(), a + m.end(), self.names.lookup(fold(m.group())))
                    for m in re.finditer(r"[^/、]+", raw[a:b])
                ]
                if all(part[2] for part in parts):
                    named += [(s, e, found) for s, e, found in parts if found]
        if len(named) < 3 or len(named) * 3 < len(words) * 2:
            named = [n for n in named if n[1] <= words[0][1]]
        for a, b, entry in named:
            start = bisect_left(flat.origin, a)
            out.setdefault(start, (bisect_left(flat.origin, b), entry))

    def _written(self, body: str, out: dict[int, tuple[int, PermissionName]]) -> None:
        """Unmistakable names of writing, in a text that speaks of permissions:
        ``如您愿意还可写入系统日历``."""
        for match in _WRITES.finditer(body):
            found = self._unmistakable(body, match.end(), 20)
            if found:
                out.setdefault(match.end(), found)

    def _unmistakable(self, body: str, at: int, within: int) -> tuple[int, PermissionName] | None:
        """The end and the entry of a name that begins at ``at`` and needs no context."""
        found = next(iter(self.names.scan(body[at : at + within])), None)
        if found and found[0] == 0 and not found[2].needs_context:
            return at + found[1], found[2]
        return None

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
        for length in range(_LONGEST_JOINED, 3, -1):
            # "需要照片和视频权限": one name with 和 in it
            name = body[max(start - length, 0) : start]
            joined = self.names.get(name) if re.search("[和与及]", name) else None
            if joined is not None and window_start + cut <= start - length:
                out.setdefault(start - length, (start, joined))
                return
        parts = pieces(body, window_start + cut, start)
        for index, (s, e) in enumerate(reversed(parts)):
            piece = body[s:e]
            if index and piece.endswith(("权限", "授权")):
                break  # read from there already
            if index and piece.endswith("信息") and "位置" not in piece:
                break  # data in the same enumeration
            if index and body[e] in ",，" and _NEW_VERB.match(body, e + 1):
                break  # "收集…应用安装列表，使用读取手机状态权限"
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

    def _lead(self, text: str, entry: PermissionName) -> int:
        """Characters at the head of a text that only lead to the name in it."""
        ends = {m.end() for p in (VERBS, ASKING) if (m := p.match(text))}
        return max((n for n in ends if self.names.lookup(text[n:]) is entry), default=0)

    def _suffix_name(self, piece: str, last: bool) -> tuple[int, int, PermissionName, bool] | None:
        """A name at the end of ``piece``: ``(offset, length, entry, clean)``;
        ``clean`` when nothing but verbs stands before it."""
        text = re.sub(r"(?:等)?(?:的)?(?:系统|设备|手机|相关|功能|隐私|敏感)*$", "", piece)
        text = (
            re.sub(
                r"[的之]?(?:访问|使用|读取|读写|写入|调用|获取|操作|功能|相关|信息)?[的之]?$",
                "",
                text,
            )
            or text
        )
        for candidate in dict.fromkeys((piece, text)):
            entry = self.names.lookup(candidate)
            if entry is not None and (last or len(candidate) <= 24):
                skip = self._lead(candidate, entry)
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

    def _listed(self, body: str, at: int, out: dict[int, tuple[int, PermissionName]]) -> None:
        """Names behind a verb of asking in a permission part: an enumeration, or
        one that ends its clause."""
        end = _list_end(body, at)
        stop = _LISTED_END.search(body, at, end)
        end = stop.start() if stop else end
        found: list[tuple[int, int, PermissionName]] = []
        unknown = 0
        for s, e in self.names.parts(body, at, end):
            piece = _REST.sub("", PARENS.sub("", body[s:e]))
            entry = self.names.lookup(piece)
            unknown += entry is None
            if unknown > max(len(found), 1):
                break
            if entry is not None:
                found.append((s, min(s + len(piece), e), entry))
        alone = len(found) == 1 and found[0][1] >= end
        if found and found[0][0] != at:
            return  # "权限的申请与使用情况"
        if len(found) > 1 or alone or (found and not found[0][2].needs_context):
            for s, e, entry in found:
                out.setdefault(s, (e, entry))

    def _asked(self, body: str, at: int, out: dict[int, tuple[int, PermissionName]]) -> None:
        """Names of devices behind a verb of asking: nothing but them up to the end of
        their clause."""
        quoted = _IN_QUOTES.match(body, at)  # 「拍照及錄影」
        stop = _ASKED_END.search(body, quoted.end() if quoted else at, at + _LONGEST_ASKED)
        end = stop.start() if stop else min(len(body), at + _LONGEST_ASKED)
        found: list[tuple[int, int, PermissionName]] = []
        for s, e in self.names.parts(body, at, end):
            bare = _RIGHT.sub("", PARENS.sub("", re.sub(r"[「」“”『』\"]", "", body[s:e])))
            entry = self.names.lookup(bare) or self.names.lookup(bare + "权限")
            if entry is None or (entry.needs_context and not _DEVICE_NOUN.search(bare)):
                found = []
                break
            found.append((s, e, entry))
        plain = None if found else self._unmistakable(body, at, 24)
        if plain and plain[0] - at > 5:
            out.setdefault(at, plain)  # "请求拍摄照片和录制视频"
        for s, e, entry in found:
            if not any(a < e and s < b for a, (b, _) in out.items()):
                out[s] = (e, entry)

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
                    r"(?:\(|\)|的?(?:功能|权限|服务|访问|硬件)|以|来|用于|进行|等|后|时|"
                    r"$|才|并|拍|扫|上传|选|采集|录|完成|获取|识|，|,|。|为|是为|是因)",
                    rest,
                ):
                    break
            if entry.needs_context and not _DEVICE_NOUN.search(piece[: length + 2]):
                break
            out.setdefault(s, (s + length, entry))
            if length < e - s:
                break


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
    limit = min(len(body), start + _LONGEST_LIST)
    for i in range(start, limit):
        char = body[i]
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        if depth < 0 or (depth == 0 and char in "。;；\n"):
            return i
    return min(limit, start + _LONGEST_LIST // 2) if limit == start + _LONGEST_LIST else limit
