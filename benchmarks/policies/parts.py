"""The parts of a generated policy: SDKs, permissions, data and traps as tagged blocks."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from policies import blocks as b
from policies import vocabulary as voc

DEVICE = (
    "IMEI",
    "IMSI",
    "MEID",
    "ANDROID_ID",
    "OAID",
    "MAC",
    "SERIAL",
    "DEVICE_MODEL",
    "OS_VERSION",
)
DAMAGES: tuple[Callable[[str], str], ...] = (
    lambda s: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in s),
    lambda s: s.replace("permission.", "permission. "),
    lambda s: s.removeprefix("android.permission."),
    lambda s: s.lower(),
    lambda s: f"（{s}）",
    lambda s: f"【{s}】",
    lambda s: s.replace("_", "\u200b_", 1),
    lambda s: s.replace("_", " _", 1),
    lambda s: s.replace("android.", "Android."),
    lambda s: s.replace(".", "．"),
)


@dataclass(slots=True)
class Plan:
    """What one document will hold; the choices that its parts share."""

    rng: random.Random
    lang: str
    form: str
    sdks: list[voc.SdkFact]
    head: list[str] = field(default_factory=list)
    layouts: list[str] = field(default_factory=list)
    positive: set[str] = field(default_factory=set)
    damage: bool = False
    linked: bool = False

    def pick(self, choices: str | Sequence[str]) -> str:
        return self.rng.choice(choices.split("/") if isinstance(choices, str) else choices)

    def datum(self, kind: str, mark: str = "") -> str:
        """A tagged wording of a data type."""
        table = voc.DATA_EN if self.lang == "en" else voc.DATA_ZH
        if not mark:
            self.positive.add(kind)
        return f"«{kind}{mark}|{self.pick(table[kind])}»"

    def constant(self, name: str, scope: str = "") -> str:
        """A tagged constant, damaged now and then."""
        full = name if "." in name else f"android.permission.{name}"
        shown = full
        if self.damage and self.form != "pdf" and "." not in name and self.rng.random() < 0.4:
            shown = self.rng.choice(DAMAGES)(full)
        return f"«P:{name}{'@' + scope if scope else ''}|{shown}»"


def invented(rng: random.Random, lang: str) -> voc.SdkFact:
    """An SDK that no list of names knows."""
    category = rng.choice(sorted(voc.EN_PURPOSES if lang == "en" else voc.CATEGORIES))
    words, package, *_ = voc.CATEGORIES[category]
    if lang == "en":
        stem = rng.choice(voc.EN_STEMS)
        name = stem + rng.choice(
            (" SDK", f" {package.capitalize()}", f" {package.capitalize()} SDK")
        )
        vendor = stem + rng.choice((" Ltd.", ", Inc.", " GmbH", " Technologies Pte. Ltd."))
        code = stem.lower()
    else:
        stem, code = rng.choice(voc.CN_STEMS)
        word = rng.choice(words.split("/"))
        name = stem + word + "SDK"
        place = rng.choice(voc.CITIES)
        vendor = (
            place + stem + rng.choice(("科技", "信息技术", "网络科技", "智能科技")) + "有限公司"
        )
    top = rng.choice(("com", "com", "cn", "io"))
    url = f"https://www.{code}.example/" + rng.choice(
        ("privacy", "legal/privacy.html", "sdk/policy")
    )
    return voc.SdkFact(
        name.removesuffix("SDK").strip(),
        (name,),
        vendor,
        (f"{top}.{code}.{package}",),
        url,
        category,
    )


def choose_sdks(rng: random.Random, lang: str) -> list[voc.SdkFact]:
    """Three to nine SDKs of different brands, about three in ten of them invented."""
    known = list(voc.EN_SDKS if lang == "en" else voc.CN_SDKS)
    rng.shuffle(known)
    out: dict[str, voc.SdkFact] = {}
    for fact in known[: rng.randint(3, 9)]:
        fact = invented(rng, lang) if rng.random() < 0.3 else fact
        out.setdefault(fact.brand, fact)
    return list(out.values())


# --- SDKs ------------------------------------------------------------------------


def _link(plan: Plan, address: str) -> str:
    """An address as it is shown: bare, or behind a word where the format has links."""
    if plan.linked and plan.form in ("html", "markdown"):
        word = plan.pick(
            ("Link", "Privacy policy") if plan.lang == "en" else ("查看", "链接", "隐私政策")
        )
        return f'<a href="{address}">{word}</a>' if plan.form == "html" else f"[{word}]({address})"
    return address


def _cells(plan: Plan, columns: Sequence[str]) -> dict[str, dict[str, str]]:
    """Per SDK key the tagged cell of each column."""
    rng = plan.rng
    joiner = plan.pick(("、", "，", "、", "；", "/")) if plan.lang == "zh" else ", "
    perm_join = (
        plan.pick(("<br>", "、", "<br>", "，"))
        if plan.form != "markdown"
        else plan.pick(("<br>", "、"))
    )
    names_only = rng.random() < 0.2
    plan.linked = rng.random() < 0.5
    grouped = rng.random() < 0.3
    out = {}
    for n, fact in enumerate(plan.sdks):
        key = f"k{n}"
        if plan.lang == "en":
            purposes, kinds = voc.EN_PURPOSES[fact.category], voc.EN_CATEGORY_DATA[fact.category]
            perms = voc.CATEGORIES[fact.category][4]
        else:
            _, _, purposes, kinds, perms = voc.CATEGORIES[fact.category]
        data = rng.sample(kinds.split(), min(len(kinds.split()), rng.randint(1, 5)))
        device = [k for k in data if k in DEVICE]
        parts = [plan.datum(k) for k in data]
        if grouped and len(device) > 1 and plan.lang == "zh":
            rest = [plan.datum(k) for k in data if k not in DEVICE]
            inner = "、".join(plan.datum(k) for k in device)
            parts = [f"设备信息（{inner}）", *rest]
        wanted = rng.sample(perms.split(), min(len(perms.split()), rng.randint(1, 4)))
        if names_only:
            wanted = [w for w in wanted if w in voc.PERMISSIONS]
            shown = [
                f"«p:{w}@{key}|{plan.pick(voc.PERMISSIONS[w][plan.lang == 'en'])}»" for w in wanted
            ]
        else:
            shown = [plan.constant(w, key) for w in wanted]
        name = plan.pick(fact.names)
        suggested = voc.PURPOSE_SUGGESTS.get(fact.category)
        vague = f";{suggested}?" if suggested else ""
        out[key] = {
            "name": f"«s:{key}|{name}»",
            "vendor": f"«v:{key}|{fact.vendor}»",
            "package": f"«k:{key}|{plan.pick(fact.packages)}»",
            "purpose": f"«u:{key}{vague}|{plan.pick(purposes)}»",
            "data": f"«i:{key}|{joiner.join(parts)}»",
            "permissions": perm_join.join(shown)
            if shown
            else ("None" if plan.lang == "en" else "无"),
            "url": _link(plan, f"«l:{key}|{fact.url}»"),
        }
        out[key] = {c: cell for c, cell in out[key].items() if c in columns}
        aliases = ", ".join(dict.fromkeys((*fact.names, fact.brand)))
        plan.head.append(f"sdk: {key} | {fact.brand} | {aliases} | {fact.platform}")
    return out


def _columns(plan: Plan, most: int = 7) -> list[str]:
    rng = plan.rng
    chosen = ["name"]
    for column, chance in (
        ("vendor", 0.8),
        ("purpose", 0.9),
        ("data", 0.9),
        ("package", 0.4),
        ("permissions", 0.4),
        ("url", 0.65),
    ):
        if rng.random() < chance and len(chosen) < most:
            chosen.append(column)
    if len(chosen) < 3:
        chosen = ["name", "vendor", "purpose", "data"]
    return chosen


def sdk_table(plan: Plan) -> list[b.Block]:
    rng = plan.rng
    headers = voc.HEADERS_EN if plan.lang == "en" else voc.HEADERS_ZH
    columns = _columns(plan)
    cells = _cells(plan, columns)
    order = columns[:]
    if rng.random() < 0.6:
        rng.shuffle(order)
    elif rng.random() < 0.5:
        order.remove("name")
        order.insert(1, "name")
    header = [plan.pick(headers[c]) for c in order]
    group = None
    keys = list(cells)
    if "vendor" in order and rng.random() < 0.4:
        vendor = {k: plan.sdks[int(k[1:])].vendor for k in keys}
        keys.sort(key=lambda k: vendor[k])
        for k in keys:
            shared = ",".join(x for x in keys if vendor[x] == vendor[k])
            cells[k]["vendor"] = f"«v:{shared}|{vendor[k]}»"
        group = order.index("vendor")
        plan.layouts.append("sdk-merged")
    rows = [tuple(cells[k][c] for c in order) for k in keys]
    banners: tuple[tuple[int, str], ...] = ()
    if (
        group is None
        and plan.form in ("html", "text")
        and rng.random() < 0.25
        and plan.lang == "zh"
    ):
        banners = ((0, "一、基础功能类"), (len(rows) // 2, "二、扩展功能类"))
        plan.layouts.append("sdk-banners")
    if group is None and rng.random() < 0.25:
        header.insert(0, "No." if plan.lang == "en" else "序号")
        rows = [(str(n), *row) for n, row in enumerate(rows, 1)]
    plan.layouts.append("sdk-table")
    return [b.Table(tuple(header), tuple(rows), group, banners)]


def sdk_records(plan: Plan) -> list[b.Block]:
    headers = voc.HEADERS_EN if plan.lang == "en" else voc.HEADERS_ZH
    columns = _columns(plan)
    names = {c: plan.pick(headers[c]) for c in columns}
    titled, numbered = plan.rng.random() < 0.6, plan.rng.random() < 0.5
    out: list[b.Block] = []
    for n, cell in enumerate(_cells(plan, columns).values(), 1):
        title: str | tuple[str, str] = cell["name"]
        if not titled:
            title = (names["name"], cell["name"])
        elif numbered:
            title = f"{n}、{cell['name']}" if plan.lang == "zh" else f"{n}. {cell['name']}"
        pairs = tuple((names[c], cell[c]) for c in columns if c != "name")
        out.append(b.Record(title, pairs))
    plan.layouts.append("sdk-records")
    return out


_NUMBERED_ZH = (
    "{name}（{vendor}）：用于{purpose}，会收集{data}。隐私政策：{url}",
    "{name}，由{vendor}提供，用于{purpose}，收集{data}，详见{url}",
    "{name}：收集{data}，目的是{purpose}，提供方为{vendor}。",
    "{name}（包名：{package}）：由{vendor}提供，用途为{purpose}，涉及的信息包括{data}。",
)
_SENTENCES_ZH = (
    "我们集成了{vendor}的{name}，用于{purpose}，该SDK会收集{data}。",
    "为了{purpose}，我们接入了{vendor}提供的{name}，它会收集{data}。",
    "本应用使用了{name}，需要获取您的{data}，以便{purpose}。",
    "我们还使用了由{vendor}开发的{name}，它会获取{data}，用于{purpose}。",
)
_NUMBERED_EN = (
    "{name} ({vendor}): {purpose}. It collects {data}. Privacy policy: {url}",
    "{name} by {vendor} - {purpose}; data: {data}; see {url}",
)
_SENTENCES_EN = (
    "We use {name}, provided by {vendor}. It collects {data}.",
    "The app integrates {name} from {vendor}, which collects {data}.",
)


def _template(plan: Plan, template: str) -> list[str]:
    columns = [c for c in voc.HEADERS_ZH if "{" + c + "}" in template]
    return [template.format(**cell) for cell in _cells(plan, columns).values()]


def sdk_numbered(plan: Plan) -> list[b.Block]:
    plan.layouts.append("sdk-numbered")
    items = _template(plan, plan.pick(_NUMBERED_EN if plan.lang == "en" else _NUMBERED_ZH))
    return [b.Bullets(tuple(items), ordered=plan.rng.random() < 0.8)]


def sdk_sentences(plan: Plan) -> list[b.Block]:
    plan.layouts.append("sdk-sentences")
    return [
        b.Para(x)
        for x in _template(plan, plan.pick(_SENTENCES_EN if plan.lang == "en" else _SENTENCES_ZH))
    ]


# --- permissions -------------------------------------------------------------------


def permission_part(plan: Plan) -> list[b.Block]:
    """The app's own permissions in one of five layouts."""
    rng, en = plan.rng, plan.lang == "en"
    names = rng.sample(sorted(voc.PERMISSIONS), rng.randint(4, 9))
    style = rng.choice(("table", "list", "names", "sentence", "both"))
    plan.layouts.append(f"perm-{style}")
    shown = {n: plan.pick(voc.PERMISSIONS[n][1 if en else 0]) for n in names}
    why = {n: plan.pick(voc.PERMISSIONS[n][3 if en else 2]) for n in names}
    extra = rng.sample(voc.CONSTANTS, rng.randint(0, 6))
    sep = ": " if en else "："
    if style in ("table", "both"):
        header = ("Permission", "Why") if en else ("权限名称", "使用目的")
        rows = []
        for n in names:
            first = plan.constant(n) if style == "table" else f"«p:{n}|{shown[n]}»"
            if style == "both":
                first += f" ({plan.constant(n)})" if en else f"（{plan.constant(n)}）"
            rows.append((first, why[n]))
        rows += [(plan.constant(n), "system" if en else "系统功能所需") for n in extra]
        return [b.Table(header, tuple(rows))]
    if style == "list":
        items = [f"{plan.constant(n)}{sep}{why[n]}" for n in (*names,)]
        items += [plan.constant(n) for n in extra]
        return [b.Bullets(tuple(items), ordered=rng.random() < 0.5)]
    if style == "names":
        return [b.Bullets(tuple(f"«p:{n}|{shown[n]}»{sep}{why[n]}" for n in names))]
    if en:
        return [
            b.Para(f"For {why[n]} the app asks for the «p:{n}|{shown[n]}» permission.")
            for n in names
        ]
    templates = (
        "当您使用{why}功能时，我们会申请{name}，您可以拒绝。",
        "为了实现{why}，需要您开启{name}。",
        "{why}需要获得您的{name}，拒绝授权不影响使用其他功能。",
    )
    return [
        b.Para(plan.pick(templates).format(why=why[n], name=f"«p:{n}|{shown[n]}»")) for n in names
    ]


# --- data types ----------------------------------------------------------------------


def data_part(plan: Plan) -> list[b.Block]:
    """The app's own data in sentences or a table."""
    rng = plan.rng
    if plan.lang == "en":
        kinds = rng.sample(sorted(voc.DATA_EN), rng.randint(3, 6))
        words = ", ".join(plan.datum(k) for k in kinds)
        return [b.Para(f"When you use the app we collect the following information: {words}.")]
    user = [
        k
        for k in (
            "PHONE_NUMBER",
            "ID_CARD",
            "BANK_ACCOUNT",
            "PHOTOS_STORAGE",
            "CAMERA_IMAGE",
            "MICROPHONE_AUDIO",
            "CONTACTS",
            "CALENDAR",
            "FACE_BIOMETRIC",
        )
        if rng.random() < 0.4
    ]
    auto = [
        k
        for k in (
            "IMEI",
            "IMSI",
            "ANDROID_ID",
            "OAID",
            "MAC",
            "IP",
            "DEVICE_MODEL",
            "OS_VERSION",
            "CARRIER",
            "NETWORK_STATE",
            "LOCATION_PRECISE",
            "INSTALLED_APPS",
            "SENSORS",
            "CLIPBOARD",
            "CRASH_LOG",
            "SSID",
            "BATTERY",
        )
        if rng.random() < 0.3
    ]
    scenes = {
        "PHONE_NUMBER": "注册登录",
        "ID_CARD": "实名认证",
        "BANK_ACCOUNT": "提现",
        "PHOTOS_STORAGE": "发表评价",
        "CAMERA_IMAGE": "发布动态",
        "MICROPHONE_AUDIO": "语音留言",
        "CONTACTS": "邀请好友",
        "CALENDAR": "预约提醒",
        "FACE_BIOMETRIC": "身份核验",
    }
    if rng.random() < 0.3 and user:
        plan.layouts.append("data-table")
        rows = [(plan.datum(k), scenes[k], "您主动提供") for k in user]
        rows += [(plan.datum(k), "安全保障", "自动采集") for k in auto]
        return [b.Table(("个人信息种类", "使用目的", "收集方式"), tuple(rows))]
    plan.layouts.append("data-prose")
    out: list[b.Block] = []
    for k in user:
        scene = scenes[k]
        out.append(
            b.Para(
                plan.pick(
                    (
                        f"当您使用{scene}功能时，我们会收集{plan.datum(k)}，不提供则无法使用该功能。",
                        f"{scene}：您需要提供{plan.datum(k)}。",
                    )
                )
            )
        )
    if auto:
        words = "、".join(plan.datum(k) for k in auto)
        out.append(
            b.Para(
                plan.pick(
                    (
                        f"为了保障服务安全、稳定运行，我们会收集以下信息：{words}。",
                        f"我们会自动收集您的设备信息（包括{words}），用于排查故障和防范风险。",
                    )
                )
            )
        )
    return out


def denials(plan: Plan) -> list[b.Block]:
    """Data that the policy says it leaves alone; only such as it states nowhere else."""
    if plan.lang == "en":
        free = [k for k in ("CONTACTS", "INSTALLED_APPS") if k not in plan.positive]
        return [b.Para(f"We do not collect your {plan.datum(k, '!')}.") for k in free[:1]]
    free = [
        k
        for k in (
            "CONTACTS",
            "CLIPBOARD",
            "CALENDAR",
            "RUNNING_PROCESSES",
            "FACE_BIOMETRIC",
            "BANK_ACCOUNT",
        )
        if k not in plan.positive
    ]
    plan.rng.shuffle(free)
    verb = plan.pick(("不会收集", "不会读取", "从不收集", "并不收集"))
    return [b.Para(f"我们{verb}您的{plan.datum(k, '!')}。") for k in free[: plan.rng.randint(0, 2)]]


# --- traps ---------------------------------------------------------------------------


def ios_part(plan: Plan) -> list[b.Block]:
    plan.layouts.append("ios")
    rows = (
        ("NSCameraUsageDescription", "扫码"),
        ("NSMicrophoneUsageDescription", "语音留言"),
        ("NSContactsUsageDescription", "邀请好友"),
    )
    return [b.Heading("iOS 权限"), b.Table(("权限", "用途"), rows)]


def glossary(plan: Plan) -> list[b.Block]:
    plan.layouts.append("glossary")
    return [
        b.Heading("名词解释"),
        b.Para("个人信息：以电子或者其他方式记录的与已识别或者可识别的自然人有关的各种信息。"),
        b.Para(
            "设备标识符：由厂商写入设备的字符串，例如«IMEI?|IMEI»、«MAC?|MAC地址»、«OAID?|OAID»。"
        ),
    ]


def previous(plan: Plan) -> list[b.Block]:
    plan.layouts.append("previous-version")
    year = plan.rng.randint(2018, 2021)
    return [
        b.Heading(f"附：历史版本（{year}年版，已失效）"),
        b.Para(
            "我们会收集您的«PHONE_NUMBER~|手机号码»、«MEID~|MEID»、«ICCID~|ICCID»，"
            "并申请«p:READ_SMS~|短信权限»。"
        ),
    ]
