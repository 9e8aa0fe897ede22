from __future__ import annotations

import pytest

from auditor.policy.roles import Role, is_key, is_name_key, resolve_roles, role_of

LABELS = {
    Role.NAME: "产品/类型|SDK及其版本|SDK中文名|第三方SDK/合作方名称|已接入的第三方SDK|"
    "开发工具包|SDK名称|SDK 名称|第三方SDK|第三方SDK名称|接入的SDK|产品名称|插件名称|"
    "名称|服务名称|"
    "软件开发工具包名称|SDK/产品名称|第三方产品名称|SDK名称/包名|Name|SDK Name|Third-party SDK|"
    "Service|Library",
    Role.PACKAGE: "程序包名|包名|SDK包名|包名信息|Package|Package name|Android包名",
    Role.VENDOR: "个人信息接收方|接收个人信息的第三方|共享对象|受托方名称|品牌|公司|公司名称|"
    "所属公司|第三方公司名称|运营方|提供方|SDK提供方|开发者|"
    "主体|主体名称|第三方主体|服务提供商|Vendor|Provider|Company|Developer|数据接收方",
    Role.PURPOSE: "收集个人信息的目的|个人信息用途|共享信息目的|所属功能|目的|使用目的|收集目的|"
    "用途|功能|业务功能|使用场景|场景说明|收集使用目的|"
    "功能说明|应用场景|Purpose|Purpose of use|Use case|Usage",
    Role.PERMISSION: "Permissions required|权限|权限名称|申请权限|调用权限|系统权限|所需权限|"
    "涉及权限|设备权限|"
    "可能申请的权限|权限列表|Permission|Permissions|Required permissions",
    Role.PERSONAL_INFO: "个人信息|收集个人信息类型|收集的个人信息|信息类型|收集信息|共享信息|"
    "个人信息字段|收集数据|数据类型|涉及个人信息|信息字段|Personal information|Data collected|"
    "Data types",
    Role.LINK: "隐私政策|隐私政策链接|隐私协议|隐私权政策网址|官网隐私链接|链接|Privacy policy|"
    "Privacy Policy URL|个人信息处理规则",
    Role.WEBSITE: "官网|官方网站|Website|Homepage",
    Role.PLATFORM: "系统平台|平台|适用平台|操作系统|系统|Platform|OS",
    Role.METHOD: "收集方式|共享方式|处理方式|Method|获取途径",
    Role.OTHER: "数据存储地点|退出机制|拒绝方式|安全保护措施|更新时间|序号|编号|No.|#|备注|"
    "是否必选|保存期限|收集频率|版本号|联系方式|敏感程度",
}
CASES = [(label, role) for role, labels in LABELS.items() for label in labels.split("|")]


@pytest.mark.parametrize(("label", "role"), CASES)
def test_columns_are_known_by_many_names(label: str, role: Role) -> None:
    assert role_of(label) is role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("【使用目的】", Role.PURPOSE),
        ("**SDK名称**", Role.NAME),
        ("ＳＤＫ　名称：", Role.NAME),
        ("使用\u200b目的", Role.PURPOSE),
        ("使用\n目的", Role.PURPOSE),
        ("個人資料類型", Role.PERSONAL_INFO),
        ("權限名稱", Role.PERMISSION),
        ("使用目的 Purpose", Role.PURPOSE),
        ("公司/Company", Role.VENDOR),
    ],
)
def test_labels_are_read_through_their_dress(label: str, role: Role) -> None:
    assert role_of(label) is role


@pytest.mark.parametrize(
    "text",
    [
        "",
        "：",
        "极光推送",
        "北京甲乙科技有限责任控股",
        "android.permission.CAMERA",
        "当您使用扫码功能时，我们需要申请您的相机，以便您能够识别二维码并且完成付款以及其他操作",
        "键:值",
    ],
)
def test_content_is_no_label(text: str) -> None:
    assert role_of(text) is None


@pytest.mark.parametrize(
    "label", ["使用目的", "公司名称", "SDK名称", "包名", "收集个人信息类型", "隐私政策", "权限"]
)
def test_keys_in_running_text(label: str) -> None:
    assert is_key(label)


@pytest.mark.parametrize(
    "text",
    [
        "深圳市甲乙科技有限公司",
        "设备信息、位置信息",
        "我们将为您提供更加便捷而且安全可靠的登录以及支付服务功能",
        "天气",
    ],
)
def test_values_are_no_keys(text: str) -> None:
    assert not is_key(text)


def test_name_keys() -> None:
    assert is_name_key("第三方SDK")
    assert not is_name_key("公司")


N, V, O = Role.NAME, Role.VENDOR, Role.OTHER  # noqa: E741


@pytest.mark.parametrize(
    ("labels", "roles"),
    [
        (["SDK名称", "第三方名称", "目的"], [N, V, Role.PURPOSE]),
        (["第三方名称", "SDK名称"], [V, N]),
        (["第三方名称", "目的"], [N, Role.PURPOSE]),
        (["公司名称", "使用目的", "信息类型"], [N, Role.PURPOSE, Role.PERSONAL_INFO]),
        (["产品类型", "使用目的"], [N, Role.PURPOSE]),
        (["名称", "SDK名称"], [O, N]),
        (["序号", "SDK名称", "公司"], [O, N, V]),
        (["天气", "目的"], [O, Role.PURPOSE]),
    ],
)
def test_a_header_settles_what_one_label_leaves_open(labels: list[str], roles: list[Role]) -> None:
    assert resolve_roles(labels) == roles


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("第三方名称及联系方式", Role.VENDOR),
        ("Provided by", Role.VENDOR),
        ("What for", Role.PURPOSE),
        ("干什么", Role.PURPOSE),
        ("Data involved", Role.PERSONAL_INFO),
        ("备注（额外收集）", Role.PERSONAL_INFO),
        ("What 信息", Role.PERSONAL_INFO),
        ("要什么权限", Role.PERMISSION),
        ("Perm 权限", Role.PERMISSION),
        ("隐私类权限", None),
        ("第一部分 通过SDK共享", None),
    ],
)
def test_labels_in_other_words(label: str, role: Role | None) -> None:
    assert role_of(label) is role


@pytest.mark.parametrize(
    "text",
    [
        "本 App 会于您使用特定功能时征求您的同意",
        "我们将为实现下列目的处理信息",
        "您可以在下列场景管理权限",
    ],
)
def test_a_sentence_is_no_label(text: str) -> None:
    assert role_of(text) is None
