"""Companies named in running text, without what leads to them."""

from __future__ import annotations

import re

from auditor.policy.keys import LEGAL_FORM
from auditor.policy.known import is_generic

_COMPANY_END = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|公司|集团(?!有限|股份|公司))(?![的]?(?:员工|"
    r"客服|网站|官网))"
    rf"|\b{LEGAL_FORM}\b\.?(?:,? (?:Ltd|Inc|LLC)\b\.?)?"
)
_COMPANY_CUT = re.compile(
    r".*(?:[，,、；;。：:（(|\s]|用的是|选用了?|借助|透过|通过|旗下|[上中里]用|藉由|依托|采取|交由|[传发交送提]给|[送传交](?:到|至)|接入了?|集成了?|"
    r"使用了?|[采採]用了?|嵌入了?|内置了?|委托了?|来自|以及|提供方|运营方|开发者|"
    r"(?<!自)由|(?:方|商|者|主体|公司|SDK)[为是]|(?:服务|提供|运营|开发)[方商者]|系(?=[\u4e00-\u9fff]{6})|为(?=(?:北京|"
    r"上海|深圳|广州|杭州|成都|武汉|南京|重庆|苏州|厦门|西安|天津|珠海|无锡|长沙|青岛|"
    r"郑州)))",
    re.S,
)
# A Chinese company's name begins with the place where it is registered.
REGION = re.compile(
    r"(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|"
    r"河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|"
    r"青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾|深圳|广州|杭州|南京|苏州|无锡|"
    r"常州|宁波|温州|嘉兴|金华|成都|武汉|长沙|郑州|西安|"
    r"厦门|福州|泉州|济南|青岛|烟台|大连|沈阳|长春|哈尔滨|石家庄|太原|合肥|南昌|昆明|"
    r"贵阳|南宁|海口|三亚|珠海|佛山|东莞|惠州|中山|"
    r"兰州|西宁|银川|乌鲁木齐|呼和浩特|拉萨|绍兴|台州|扬州|徐州|南通|芜湖|洛阳|宜昌|"
    r"株洲|绵阳|威海|潍坊|唐山|保定|赣州|中国)"
)
# Companies that texts call by a short name alone ("腾讯，替代 SharedPreferences").
SHORT_COMPANY = (
    r"(?:阿里(?:巴巴|云)?|腾讯(?:云)?|百度|谷歌|华为|小米|字节(?:跳动)?|美团|京东|"
    r"网易|微软|新浪|微博|"
    r"哔哩哔哩|B站|奇虎360|360|科大讯飞|讯飞|滴滴|快手|知乎|搜狗|蚂蚁(?:集团|金服)?|荣耀|OPPO|vivo|"
    r"三星|苹果|索尼|脸书|商汤|旷视|声网|七牛云?|又拍云|个推|每日互动|"
    r"Google|Meta|Facebook|Microsoft|Apple|Alibaba|Tencent|Baidu|Square|Airbnb|JetBrains|Twitter|"
    r"Amazon|Adobe|Mozilla|Netflix|Uber|LinkedIn|Instacart|Bumptech|GitHub|Apache|Jake ?Wharton)"
)
_SHORT = re.compile(SHORT_COMPANY, re.I)
_OWN_COMPANY = re.compile(
    r"(?:^|SDK)(?:运营|提供|开发|所属|服务)公司$|^(?:请|下面|下列|以下|以上|上述|这些|这两|如下)|我们|任何|以外|不会|[该該]公司|[您你将將]|储存|儲存|^同一|其他公司|本公司|我司|贵公司|第三方公司|合作公司|相关公司|"
    r"关联公司|等公司|的公司$"
)


# ends that are no abbreviations with a dot
_WHOLE = re.compile(r"\b(?:GmbH|LLC|Limited|AB|AG|Oy|BV|Corporation|Company)\.$", re.I)


def company_in(text: str, last: bool = False) -> str | None:
    """The first (or last) company named in a text, without what leads to it."""
    found = None
    for match in _COMPANY_END.finditer(text):
        head = text[max(match.start() - 60, 0) : match.start()]
        if match.group()[0].isascii():
            english = re.search(
                r"([A-Z][\w&'-]*(?:\.[\w&'-]+)*(?:,? [A-Z&(][\w&.')-]*)*),?\s*$", head
            )
            if not english:
                continue
            name = text[match.start() - len(head) + english.start(1) : match.end()]
            if name.count("(") > name.count(")"):
                name = name[name.rfind("(") + 1 :]  # "AppLovin MAX (AppLovin Corporation)"
        else:
            # brackets inside a name ("腾讯（深圳）有限公司") are no cut
            plain = re.sub(
                r"[（(]([\u4e00-\u9fff]{2,8})[）)]", lambda m: "\x01" + m.group(1) + "\x02", head
            )
            cut = _COMPANY_CUT.match(plain)
            name = plain[cut.end() if cut else 0 :]
            regions = [m.start() for m in REGION.finditer(name)]
            if regions and regions[0] > 0 and "\x01" not in name[: regions[0]]:
                name = name[regions[0] :]
            closing = "）" if "）" in head else ")"
            name = (
                name.replace("\x01", "（" if "（" in head else "(").replace("\x02", closing)
                + match.group()
            )
            name = re.sub(r"^(?:我们|还|其|是|该|此|与|和|将|的)+", "", name)
        name = name.strip(" ，,、")
        if _WHOLE.search(name):
            name = name[:-1]  # the sentence's full stop
        if (
            len(name) < 4
            or _OWN_COMPANY.search(name)
            or is_generic(re.sub(r"(?:有限)?公司|集团", "", name))
        ):
            continue
        found = name
        if not last:
            break
    return found


def is_short_company(text: str) -> bool:
    """Whether a text is no more than the everyday name of a company (``腾讯``, ``Google``)."""
    return _SHORT.fullmatch(text) is not None
