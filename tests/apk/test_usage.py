import struct
from array import array

import pytest

from auditor.apk import usage
from auditor.apk.apis import ApiIndex
from auditor.apk.code import CodeError, code_table, with_code
from auditor.apk.dex import DexIndex, descriptor_of
from auditor.apk.limits import Limits
from auditor.apk.packages import PrefixTable, package_group
from auditor.apk.targets import Hierarchy, Targets
from auditor.apk.usage import UsageScan, _Call
from auditor.knowledge import ApiRule, PermissionInfo
from auditor.model import Confidence
from tests.apk.knowledge_apk import READ_PHONE, TELEPHONY, knowledge, sdk
from tests.factories_apk import Class, ConstString, GetStatic, Invoke, Method, dex

pytestmark = pytest.mark.usefixtures("each_engine")

IMEI = Invoke(TELEPHONY, "getImei")
SDKS = (sdk("umeng", "com.umeng"), sdk("x", "com.shared"), sdk("y", "com.shared"))


def uses_of(*files, declared=(READ_PHONE,), min_sdk=21, apis=(), embedded=(), known=None):
    known = known or knowledge(*SDKS, apis=tuple(apis))
    table = PrefixTable([s.marks for s in SDKS], ["com.me"])
    asked = frozenset(declared)
    scan = UsageScan(ApiIndex(known.apis, asked, min_sdk), table)
    for number, classes in enumerate(files):
        index = DexIndex(f"classes{number}.dex", dex(classes))
        scan.add(index, code_table(index), table.assign(index.types))
    return scan.uses(known, frozenset(embedded), asked, "a.apk")


def short(uses):
    return sorted((u.value.rpartition(".")[2], u.caller, u.confidence.label) for u in uses)


def code(name, *instructions, superclass="java.lang.Object", method="run"):
    return Class(name, superclass, [Method(method, list(instructions))])


def test_direct_call_by_app_sdk_and_unknown_code():
    uses = uses_of([code("com.me.A", IMEI), code("com.umeng.B", IMEI), code("org.lib.C", IMEI)])
    assert short(uses) == [
        ("READ_PHONE_STATE", "app", "high"),
        ("READ_PHONE_STATE", "org.lib", "high"),
        ("READ_PHONE_STATE", "umeng", "high"),
        ("imei", "app", "high"),
        ("imei", "org.lib", "high"),
        ("imei", "umeng", "high"),
    ]
    (own,) = (u for u in uses if u.caller == "app" and u.kind == "data_type")
    assert own.api == f"{TELEPHONY}.getImei" and own.sdk_id is None
    assert own.evidence[0].locator == "method com.me.A.run"
    assert {u.sdk_id for u in uses if u.caller == "umeng"} == {"umeng"}


def test_permission_that_is_not_declared_is_not_used():
    assert short(uses_of([code("com.me.A", IMEI)], declared=())) == [("imei", "app", "high")]


def test_rule_that_ended_before_the_lowest_api_level():
    assert uses_of([code("com.me.A", IMEI)], min_sdk=29) == ()


def test_call_through_a_subclass_in_the_same_file():
    uses = uses_of(
        [
            Class("com.me.Sub", TELEPHONY),
            Class("com.me.SubSub", "com.me.Sub"),
            code("com.me.A", Invoke("com.me.SubSub", "getImei")),
        ]
    )
    assert ("imei", "app", "high") in short(uses)
    assert "inherited from" in uses[0].evidence[0].excerpt


def test_call_through_a_subclass_of_another_file():
    files = (
        [code("com.me.A", Invoke("com.me.Sub", "getImei"))],
        [Class("com.me.Sub", "com.me.Base")],
        [Class("com.me.Base", TELEPHONY)],
    )
    for order in (files, files[::-1]):
        assert ("imei", "app", "high") in short(uses_of(*order))


def test_same_name_on_another_class_is_no_use():
    other = Class("com.me.Other", methods=[Method("getImei")])
    assert uses_of([other, code("com.me.A", Invoke("com.me.Other", "getImei"))]) == ()
    assert uses_of([code("com.me.A", Invoke("com.far.Other", "getImei"))]) == ()


def test_superclass_cycle_ends():
    files = (
        [Class("c.A", "d.B"), code("com.me.A", Invoke("c.A", "getImei"))],
        [Class("d.B", "c.A")],
    )
    assert uses_of(*files) == ()


def test_field_uri_and_shell():
    uses = uses_of(
        [
            code("com.me.A", GetStatic("android.os.Build", "MODEL")),
            code("com.me.B", ConstString("content://sms/inbox")),
            code("com.me.C", ConstString("content://smsx")),
            code("com.me.D", ConstString("ps")),
        ]
    )
    assert short(uses) == [("device_model", "app", "low"), ("sms", "app", "medium")]
    shell = [code("com.me.D", ConstString("ps"), Invoke("java.lang.Runtime", "exec"))]
    assert short(uses_of(shell)) == [("running_processes", "app", "low")]


def test_reflection_needs_class_and_member_in_one_method():
    both = [code("com.me.A", ConstString(TELEPHONY), ConstString("getImei"))]
    assert ("imei", "app", "low") in short(uses_of(both))
    apart = [code("com.me.A", ConstString(TELEPHONY)), code("com.me.B", ConstString("getImei"))]
    assert uses_of(apart) == ()


def test_override_of_a_platform_callback():
    uses = uses_of(
        [
            code("com.me.Sub", superclass="android.a11y.Service", method="onEvent"),
            code("com.me.Else", method="onEvent"),
        ]
    )
    assert [(u.value, u.evidence[0].locator) for u in uses] == [
        ("screen_content", "method com.me.Sub.onEvent")
    ]


def with_rows(data, name, count):
    """A dex file with a method's row as often as that, in a table at its end."""
    index = DexIndex("d", data)
    (number,) = index.string_indices([name.encode()])
    rows = [data[index.methods[0] + 8 * i :][:8] for i in range(index.methods[1])]
    copies = [row * (count if row[4:] == struct.pack("<I", number) else 1) for row in rows]
    table = b"".join(copies)
    out = bytearray(data + bytes(-len(data) % 4))
    struct.pack_into("<2I", out, 0x58, len(table) // 8, len(out))
    return DexIndex("d", bytes(out + table))


def scanned(index):
    scan = UsageScan(ApiIndex(knowledge().apis, frozenset(), 21), PrefixTable([], []))
    scan.add(index, code_table(index), array("i", [-1] * len(index.types)))
    return scan


def test_many_rows_of_one_class_share_its_name():
    caller = code("com.me.A", Invoke("zz." + "x" * 500, "getImei"))
    index = with_rows(dex([caller]), "getImei", 1000)
    apis = ApiIndex(knowledge().apis, frozenset(), 21)
    targets = Targets(index, apis)
    targets.add_inherited(Hierarchy(index, apis))
    names = [via for via, _ in targets.pending.values()]
    assert len(names) == 1000 and len({id(name) for name in names}) == 1


def test_code_is_looked_through_once_for_all_overrides(monkeypatch):
    asked = []
    monkeypatch.setattr(usage, "with_code", lambda *a: asked.append(a) or with_code(*a))
    service = Class("com.me.S", "android.a11y.Service", [Method("onEvent")])
    scan = scanned(with_rows(dex([service]), "onEvent", 1000))
    assert len(asked) == 1
    assert [group.count for group in scan._found.values()] == [1]  # one row has the code


def test_a_class_is_looked_at_once_for_all_its_methods(monkeypatch):
    asked = []
    monkeypatch.setattr(usage, "package_group", lambda d: asked.append(d) or package_group(d))
    monkeypatch.setattr(usage, "descriptor_of", lambda n: asked.append(n) or descriptor_of(n))
    calls = [Method(f"m{i}", [IMEI, Invoke("b.Other", "getImei")]) for i in range(50)]
    scan = scanned(DexIndex("d", dex([Class("com.me.A", methods=calls)])))
    ((_, _, callee),) = scan._pending
    for who in "abc":
        scan._pending["getImei", who, callee] = _Call(b"", b"")
    scan._resolve_pending()
    assert asked == [b"Lcom/me/A;", "b.Other"]


def test_argument_makes_a_generic_call_specific():
    secure = "android.provider.Settings$Secure"
    rule = ApiRule(secure, "getString", data_type="android_id", weak=True)
    call = Invoke(secure, "getString")
    assert short(uses_of([code("com.me.A", call)], apis=[rule])) == [("android_id", "app", "low")]
    with_argument = [code("com.me.A", ConstString("android_id"), call)]
    assert short(uses_of(with_argument, apis=[rule])) == [("android_id", "app", "high")]


def test_support_library_wrapper_counts_where_it_is_called():
    wrapper = "androidx.core.telephony.TelephonyManagerCompat"
    own = [code(wrapper, IMEI, method="getImei")]
    alone = short(uses_of(own))
    assert alone == [("READ_PHONE_STATE", "androidx.core", "low")]
    called = short(uses_of([*own, code("com.me.A", Invoke(wrapper, "getImei"))]))
    assert ("imei", "app", "high") in called


def test_shared_package_goes_to_the_owner_that_is_inside():
    uses = uses_of([code("com.shared.A", IMEI)], embedded=["y"])
    assert {u.sdk_id for u in uses} == {"y"}


def test_api_class_calling_itself_is_no_use():
    rule = ApiRule("com.sdk.Client", "getId", data_type="oaid")
    inside = code("com.sdk.Client", Invoke("com.sdk.Client", "getId"))
    assert uses_of([inside], apis=[rule]) == ()
    assert short(
        uses_of([inside, code("com.me.A", Invoke("com.sdk.Client", "getId"))], apis=[rule])
    ) == [("oaid", "app", "high")]


def test_alternatives_count_only_in_the_group_of_the_first_declared():
    names = [f"p.{n}" for n in ("FINE", "COARSE", "SMS")]
    known = knowledge(*SDKS, apis=(ApiRule("android.location.M", "get", permissions=tuple(names)),))
    infos = {
        "p.FINE": PermissionInfo("p.FINE", group="LOCATION"),
        "p.COARSE": PermissionInfo("p.COARSE", group="LOCATION"),
        "p.SMS": PermissionInfo("p.SMS", group="SMS"),
    }
    object.__setattr__(known, "permissions", infos)
    call = [code("com.me.A", Invoke("android.location.M", "get"))]
    found = uses_of(call, declared=names, known=known)
    assert sorted(u.value for u in found) == ["p.COARSE", "p.FINE"]
    found = uses_of(call, declared=["p.SMS"], known=known)
    assert [u.value for u in found] == ["p.SMS"]


def test_evidence_is_limited_and_sorted():
    classes = [code(f"com.me.C{i:02}", IMEI) for i in range(30)]
    uses = uses_of(classes)
    assert all(len(u.evidence) == 5 for u in uses)
    assert uses == tuple(sorted(uses))
    assert uses[0].confidence is Confidence.HIGH


def test_more_calls_than_are_counted():
    table = PrefixTable([s.marks for s in SDKS], ["com.me"])
    limits = Limits(max_calls=3)
    scan = UsageScan(ApiIndex(knowledge().apis, frozenset(), 21), table, limits)
    index = DexIndex("d", dex([code(f"com.me.C{i}", IMEI) for i in range(5)]))
    with pytest.raises(CodeError, match="more than 3"):
        scan.add(index, code_table(index), table.assign(index.types))
