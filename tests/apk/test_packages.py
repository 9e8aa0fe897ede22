import time

import pytest

from auditor.apk.dex import DexIndex
from auditor.apk.packages import (
    PackageScan,
    PrefixTable,
    is_platform,
    own_prefixes,
    package_group,
)
from tests.apk.knowledge_apk import sdk
from tests.factories_apk import dex

pytestmark = pytest.mark.usefixtures("each_engine")


def table_of(sdks, *more):
    return PrefixTable([s.marks for s in sdks], *more)


def owners(table, *names):
    index = DexIndex("d", dex(list(names)))
    rows = table.assign(index.types)
    found = {}
    for name in names:
        row = int(rows[index.type_index(b"L" + name.replace(".", "/").encode() + b";")])
        found[name] = table.prefixes[row].package if row >= 0 else None
    return found


def test_longest_prefix_on_segment_boundaries():
    table = table_of([sdk("mm", "com.tencent.mm.opensdk"), sdk("tx", "com.tencent")])
    assert owners(
        table,
        "com.tencent.mm.opensdk.A",
        "com.tencent.mm.opensdk.b.C",
        "com.tencent.mm.opensdkx.A",
        "com.tencent.mm.A",
        "com.tencentx.A",
        "com.tencen.A",
        "A",
    ) == {
        "com.tencent.mm.opensdk.A": "com.tencent.mm.opensdk",
        "com.tencent.mm.opensdk.b.C": "com.tencent.mm.opensdk",
        "com.tencent.mm.opensdkx.A": "com.tencent",
        "com.tencent.mm.A": "com.tencent",
        "com.tencentx.A": None,
        "com.tencen.A": None,
        "A": None,
    }
    assert table.lookup("com.tencent.mm.opensdk.A").sdk_ids == ("mm",)
    assert table.lookup("com.tencentx.A") is None


def test_names_of_many_segments_are_looked_up_at_once():
    name = "com.tencent" + ".a" * 30_000
    table = table_of([sdk("mm", "com.tencent", "com.tencent.mm.opensdk")], ["a" * 60_000])
    started = time.process_time()
    assert {table.lookup(f"{name}{i}").package for i in range(30)} == {"com.tencent"}
    assert time.process_time() - started < 1


def test_few_and_many_types_are_assigned_alike():
    table = table_of([sdk(f"s{i}", f"com.p{i}", f"com.p{i}.X") for i in range(40)])
    names = ["com.p1.A", "com.p1.X", "com.p1.X$1", "com.p1.XY", "com.p11.b.C", "com.pp.A", "a$b.C"]
    many = names + [f"zz.C{i}" for i in range(200)]
    few = owners(table, *names)
    assert {k: v for k, v in owners(table, *many).items() if k in few} == few
    assert few["com.p1.X$1"] == "com.p1.X" and few["com.p1.XY"] == "com.p1"


def test_a_class_may_be_a_prefix_with_its_nested_classes():
    table = table_of([sdk("x", "com.a.Stub")])
    assert owners(table, "com.a.Stub", "com.a.Stub$Inner", "com.a.StubOther") == {
        "com.a.Stub": "com.a.Stub",
        "com.a.Stub$Inner": "com.a.Stub",
        "com.a.StubOther": None,
    }


def test_excluded_part_falls_back_to_who_else_claims_it():
    table = table_of(
        [
            sdk("umbrella", "com.hms", exclude=("com.hms.ads",)),
            sdk("vendor", "com"),
            sdk("lone", "org.x", exclude=("org.x.y",)),
        ]
    )
    assert table.lookup("com.hms.ads.A").sdk_ids == ("vendor",)
    assert table.lookup("com.hms.A").sdk_ids == ("umbrella",)
    assert table.lookup("org.x.y.A").sdk_ids == ()


def test_shared_prefix_has_two_owners():
    table = table_of([sdk("b", "com.taobao.accs"), sdk("a", "com.taobao.accs")])
    assert table.lookup("com.taobao.accs.X").sdk_ids == ("a", "b")


def test_own_code_wins_below_a_vendor_and_loses_to_a_longer_signature():
    table = table_of([sdk("u", "com.umeng"), sdk("p", "com.umeng.demo.sdk")], ["com.umeng.demo"])
    assert table.lookup("com.umeng.demo.Main").is_own
    assert not table.lookup("com.umeng.A").is_own
    assert table.lookup("com.umeng.demo.sdk.A").sdk_ids == ("p",)


def test_hits_and_unknown_packages():
    scan = PackageScan(table_of([sdk("u", "com.umeng")], ["com.me"]))
    names = ["com.umeng.A", "com.umeng.B", "com.me.Main", "androidx.core.X", "kotlin.Unit"]
    names += [f"com.vendor.thing.deep.C{i}" for i in range(4)] + ["io.netty.D", "a.b", "Top"]
    scan.add(DexIndex("classes.dex", dex(names, mentioned=["com.umeng.Only", "net.ref.X"])))
    scan.add(DexIndex("classes2.dex", dex(["com.vendor.thing.E"])))
    hit = scan.hits["com.umeng"]
    assert (hit.defined, hit.referenced, hit.example, hit.dex) == (
        2,
        1,
        "com.umeng.A",
        "classes.dex",
    )
    assert dict(scan.unknown) == {"com.vendor.thing": 5, "io.netty": 1, "a": 1, "": 1}


@pytest.mark.parametrize(
    ("descriptor", "group"),
    [
        (b"Lcom/a/b/c/D;", "com.a.b"),
        (b"Lcom/a/D;", "com.a"),
        (b"Lokhttp3/internal/x/Y;", "okhttp3.internal"),
        (b"Lokhttp3/Y;", "okhttp3"),
        (b"Lcom/google/android/material/a/B;", "com.google.android.material"),
        (b"LY;", ""),
        (b"Lcn/com/vendor/thing/deep/Y;", "cn.com.vendor.thing"),
        (b"Lcn/vendor/thing/deep/Y;", "cn.vendor.thing"),
    ],
)
def test_package_group(descriptor, group):
    assert package_group(descriptor)[0] == group


def test_own_prefixes():
    assert own_prefixes("com.vendor.app") == ("com.vendor", "com.vendor.app")
    assert own_prefixes("com.github.me") == ("com.github.me",)
    assert own_prefixes("app") == ("app",)
    assert own_prefixes("cn.com.vendor.app") == ("cn.com.vendor", "cn.com.vendor.app")
    assert own_prefixes("cn.com.vendor") == ("cn.com.vendor",)


def test_application_class_shows_own_code_unless_it_is_an_sdks():
    sdks = [sdk("shell", "com.tencent.StubShell")]
    assert table_of(sdks, ["app"], "org.base.App").lookup("org.base.x.Y").is_own
    shell = table_of(sdks, ["app"], "com.tencent.StubShell.TxApp")
    assert shell.lookup("com.tencent.StubShell.A").sdk_ids == ("shell",)
    assert table_of([], ["app"], "android.app.Application").lookup("android.app.X") is None


def test_is_platform():
    assert is_platform("androidx.core.A") and is_platform("java.util.List")
    assert not is_platform("androidy.A") and not is_platform("com.android.a")
