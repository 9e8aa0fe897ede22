from auditor.apk.packages import PackageHits, PrefixTable
from auditor.apk.sdks import AppParts, match_sdks
from auditor.knowledge import Signature
from auditor.model import Confidence, Strength
from tests.apk.knowledge_apk import knowledge, sdk

E, R = Strength.EMBEDDED, Strength.REFERENCED


def hits(**packages):
    return {
        name.replace("_", "."): PackageHits(defined, referenced, f"{name}.X", defined > 0)
        for name, (defined, referenced) in packages.items()
    }


def match(*sdks, code_readable=True, **parts):
    known = knowledge(*sdks)
    values = {
        "source": "a.apk",
        "package": "com.me",
        "components": {},
        "defined": frozenset(),
        "natives": {},
        "meta_data": {},
        "permissions": frozenset(),
        "actions": frozenset(),
        "assets": (),
        "hits": {},
        **parts,
    }
    found = match_sdks(
        AppParts(**values, code_readable=code_readable), PrefixTable(known.marks()), known
    )
    return {m.sdk_id: m for m in found}


def grades(found):
    return {k: (m.strength, m.confidence) for k, m in found.items()}


def test_defined_classes_embed_and_mentions_only_refer():
    found = match(sdk("in", "a.in"), sdk("out", "a.out"), hits=hits(a_in=(5, 0), a_out=(0, 9)))
    assert grades(found) == {"in": (E, Confidence.HIGH), "out": (R, Confidence.LOW)}
    assert found["in"].packages == ("a.in",)
    assert found["in"].evidence[0].locator == "class a_in.X"


def test_component_whose_class_is_defined_embeds():
    one = sdk("s", signatures=(Signature("component", "v.Push"),))
    components = {"v.Push": "component v.Push"}
    assert grades(match(one, components=components, defined=frozenset({"v.Push"}))) == {
        "s": (E, Confidence.HIGH)
    }
    assert grades(match(one, components=components)) == {"s": (R, Confidence.LOW)}
    assert grades(match(one, components=components, code_readable=False)) == {
        "s": (E, Confidence.HIGH)
    }


def test_component_under_a_package_signature():
    found = match(
        sdk("s", "com.umeng"),
        components={"com.umeng.Hidden": "component com.umeng.Hidden"},
        code_readable=False,
    )
    assert grades(found) == {"s": (E, Confidence.HIGH)}


def test_native_library_alone_is_medium_and_generic_alone_is_no_embedding():
    good = sdk("good", signatures=(Signature("native", "libgood.so", confidence="medium"),))
    weak = sdk("weak", signatures=(Signature("native", "libapp.so", confidence="low"),))
    found = match(
        good, weak, natives={"libgood.so": "lib/x/libgood.so", "libapp.so": "lib/x/libapp.so"}
    )
    assert grades(found) == {"good": (E, Confidence.MEDIUM), "weak": (R, Confidence.LOW)}
    assert found["good"].evidence[0].locator == "entry lib/x/libgood.so"


def test_shared_signature_never_decides_alone():
    a = sdk("a", "com.taobao.accs", "com.a")
    b = sdk("b", "com.taobao.accs", "com.b")
    shared = match(a, b, hits=hits(com_taobao_accs=(9, 0)))
    assert grades(shared) == {"a": (R, Confidence.LOW), "b": (R, Confidence.LOW)}
    decided = match(a, b, hits=hits(com_taobao_accs=(9, 0), com_a=(3, 0)))
    assert grades(decided) == {"a": (E, Confidence.HIGH), "b": (R, Confidence.LOW)}


def test_manifest_mentions_only_refer():
    one = sdk(
        "s",
        signatures=(
            Signature("meta_data", "APPKEY"),
            Signature("permission", "push.${applicationId}"),
            Signature("action", "v.ACTION"),
        ),
    )
    assert grades(match(one, meta_data={"APPKEY": "1"})) == {"s": (R, Confidence.LOW)}
    several = match(
        one,
        meta_data={"APPKEY": "1"},
        permissions=frozenset({"push.com.me"}),
        actions=frozenset({"v.ACTION"}),
    )
    assert grades(several) == {"s": (R, Confidence.MEDIUM)}


def test_independent_kinds_together_are_high():
    one = sdk(
        "s",
        signatures=(
            Signature("native", "libs.so", confidence="medium"),
            Signature("asset", r"assets/s-.*\.dat", "regex", "medium"),
        ),
    )
    found = match(one, natives={"libs.so": "lib/a/libs.so"}, assets=("assets/s-1.dat",))
    assert grades(found) == {"s": (E, Confidence.HIGH)}


def test_parent_is_named_only_when_it_is_inside():
    child = sdk("child", "com.c", bundled_by=("other", "host"), parent="umbrella")
    host, umbrella = sdk("host", "com.h"), sdk("umbrella", "com.u")
    assert match(child, host, umbrella, hits=hits(com_c=(1, 0)))["child"].parent is None
    assert (
        match(child, host, umbrella, hits=hits(com_c=(1, 0), com_u=(1, 0)))["child"].parent
        == "umbrella"
    )
    both = hits(com_c=(1, 0), com_u=(1, 0), com_h=(1, 0))
    assert match(child, host, umbrella, hits=both)["child"].parent == "host"


def test_few_classes_under_a_medium_prefix_need_more():
    medium = sdk("amap", signatures=(Signature("package", "com.loc", "prefix", "medium"),))
    library = Signature("native", "libamap.so", confidence="medium")
    assert grades(match(medium, hits=hits(com_loc=(1, 0)))) == {"amap": (R, Confidence.LOW)}
    assert grades(match(medium, hits=hits(com_loc=(9, 0)))) == {"amap": (E, Confidence.MEDIUM)}
    both = sdk("amap", signatures=(*medium.signatures, library))
    found = match(both, hits=hits(com_loc=(1, 0)), natives={"libamap.so": "lib/a/libamap.so"})
    assert grades(found) == {"amap": (E, Confidence.MEDIUM)}


def test_string_constants_only_refer():
    one, two = sdk("a", "com.a"), sdk("b", "com.b")
    found = match(
        one, two, strings={"com.a": "com.a.Hidden", "com.b": "com.b.X"}, hits=hits(com_b=(3, 0))
    )
    assert grades(found) == {"a": (R, Confidence.LOW), "b": (E, Confidence.HIGH)}
    assert found["a"].evidence[0].excerpt == "com.a.Hidden"


def test_mentions_do_not_support_a_generic_library():
    one = sdk("a", "com.a", signatures=(Signature("native", "libx.so", confidence="low"),))
    natives = {"libx.so": "lib/a/libx.so"}
    for more in ({"strings": {"com.a": "com.a.B"}}, {"hits": hits(com_a=(0, 5))}):
        assert grades(match(one, natives=natives, **more)) == {"a": (R, Confidence.LOW)}
