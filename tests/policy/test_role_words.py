"""Labels of everyday words, alone and beside others."""

from __future__ import annotations

import pytest

from auditor.policy.roles import Role, loose_role, resolve_roles, role_of, told_roles

N, V, P, D, L = Role.NAME, Role.VENDOR, Role.PURPOSE, Role.PERSONAL_INFO, Role.LINK


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("由哪家维护", V),
        ("研制单位", V),
        ("出自谁家", V),
        ("supplied by", V),
        ("引入缘由", P),
        ("图什么", P),
        ("为啥要用它", P),
        ("Reason for adding it", P),
        ("会拿到哪些", D),
        ("蒐集項目", D),
        ("它能看到的信息", D),
        ("Data it receives", D),
        ("gets to see", D),
        ("对方条款", L),
        ("Their terms", L),
        ("它会用到的系统权限", Role.PERMISSION),
        ("它叫什么", N),
        ("别家组件", N),
        ("组件（点名称可看其规则）", N),
        ("SDK（可能有几个）", N),
        ("会不会收集信息", Role.OTHER),
        ("是否读取位置", Role.OTHER),
        ("合作方", N),
        ("您的权益", None),
    ],
)
def test_everyday_words_have_a_role(label: str, role: Role | None) -> None:
    assert role_of(label) is role


def test_a_telling_word_counts_only_beside_known_labels() -> None:
    assert role_of("规矩文本条文在此") is None
    assert loose_role("派什么用场呢") is P
    assert told_roles(["派什么用场呢", "第二栏"]) == [None, None]
    assert told_roles(["公司名称", "派什么用场呢"]) == [V, P]
    assert told_roles(["公司名称", "派什么用场呢"], 2) == [V, None]


def test_the_first_label_of_unknown_words_heads_what_makers_made() -> None:
    assert resolve_roles(["接入物", "研发单位", "使用目的"]) == [N, V, P]
    assert resolve_roles(["序号", "接入物", "研发单位", "使用目的"]) == [Role.OTHER, N, V, P]
