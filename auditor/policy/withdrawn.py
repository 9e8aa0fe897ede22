"""Words that say that an app no longer has something: shared by the readers of rows,
sentences and headings."""

from __future__ import annotations

#: Verbs of taking out that are said of software alone.
TAKEN_OUT = (
    r"(?:下线|移除|移出|剔除|停用|弃用|废弃|撤下|撤除|下架|拆除|拆掉|拆(?=了)|摘除|清退|退役)"
)
#: The same, and verbs that are said of data and files too (``删除``).
GONE = rf"(?:{TAKEN_OUT}|删除|去除|去掉|卸除|取消)"
#: What an app once used: ``早先用过的``, ``曾经接入``.
ONCE = (
    r"(?<![您你户])(?:(?:早先|以前|过去|此前|之前|先前|早期|原先|从前)(?:曾经?)?(?:所)?(?:用|使用|接入|集成|采用|嵌入|内置)"
    r"(?:过的?|的)|旧版本?(?:里|中)?的|曾经?(?:使用|接入|集成|采用|嵌入|内置|用)过?(?!名))"
)
