"""Whether words are the labels of a header though few of them are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.flat import fold
from auditor.policy.roles import Role, loose_role, role_of

_VALUE = re.compile(r".*[\d、]|.{4,}(?:公司|集团)$")


def worded(labels: list[str]) -> bool:
    """Labels some of which are of unknown words, each telling what is meant by
    one; no two the same thing."""
    sure = [role_of(label) for label in labels]
    roles = [role or loose_role(label) for role, label in zip(sure, labels, strict=True)]
    stated = [role for role in roles if role is not Role.OTHER]
    guessed = [
        role for role, known in zip(roles, sure, strict=True) if known is None and role is not None
    ]
    return (
        None not in roles
        and len(stated) == len(set(stated)) >= 2
        and (len(labels) - len(guessed) >= 2 or tells_sdks(labels, roles))
        and (Role.NAME not in guessed or tells_sdks(labels, roles))
        and all(len(fold(label)) <= 12 and not _VALUE.match(label) for label in labels)
    )


_SDKS = re.compile(
    r"(?:.{0,8}(?:的|哪些|哪个|何种|什么)|(?:第三方|三方|合作|接入|集成|所用|用到|"
    r"相关|外部|其他|产品)*)"
    r"(?:sdk|组件|插件|库|名称?|叫法|叫什么)(?:名称?)?"
)


def tells_sdks(labels: Sequence[str], roles: Sequence[Role | None]) -> bool:
    """Whether such labels are enough of a header with few known ones among them:
    one surely heads a column of SDKs."""
    named = [label for label, role in zip(labels, roles, strict=True) if role is Role.NAME]
    return len({*roles} - {Role.OTHER, None}) > 2 and any(_SDKS.fullmatch(fold(n)) for n in named)
