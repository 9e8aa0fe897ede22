"""What a label of unknown words most likely means, by a word in it.

Publishers call their columns as they like (``它会处理什么``, ``用处``). Beside
labels that are known, one telling word is enough; alone it would not be.
"""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.policy.flat import fold
from auditor.policy.roles import Role

# the first that matches counts
_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.OTHER, r"是否|能否|可否|拒绝|关闭|后果|影响|期限|频率|时机|何时|备注|版本|序号|编号|日期|电话|邮箱|联系"),
    (Role.PERMISSION, r"权限|授权项|permission"),
    (Role.LINK, r"链接|网址|地址|规则|条款|政策|协议|声明|隐私|合规|文档|说明页|去哪看|policy|link|url"),
    (Role.PACKAGE, r"包名|package"),
    (Role.VENDOR, r"谁|哪家|公司|主体|单位|厂商|厂家|作者|背后|来自|服务方|研发|company|who|provider"),
    (
        Role.PURPOSE,
        r"为何|为什么|目的|用途|用处|用在|用来|干什么|干啥|做什么|做啥|作用|场景|场合|功能|环节|用法|哪里用|"
        r"why|purpose|used? for|what for|does",
    ),
    (
        Role.PERSONAL_INFO,
        r"信息|数据|资料|字段|采集|收集|读取|获取|取得|拿|处理什么|处理哪些|上传|传输|明细|data|info|collect",
    ),
    (Role.PURPOSE, r"服务|说明|内容|介绍"),
)
_COMPILED = tuple((role, re.compile(words)) for role, words in _WORDS)
_LONGEST = 18  # folded characters of a label


@lru_cache(maxsize=2048)
def loose_role(label: str) -> Role | None:
    """The role that a word in the label tells; ``None`` if none does."""
    text = fold(label).strip("：:*【】[]()|-—•·. ")
    if not text or len(text) > _LONGEST or re.search(r"[。；;！!？?，,：:\d]", text):
        return None
    return next((role for role, words in _COMPILED if words.search(text)), None)
