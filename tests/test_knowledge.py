"""The shipped mappings: what they hold and how they answer."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from auditor.errors import KnowledgeError
from auditor.knowledge import (
    Knowledge,
    Sdk,
    Signature,
    load_knowledge,
    mappings_directory,
)
from auditor.knowledge_index import PackageIndex, normalise_name


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_promised_size(knowledge: Knowledge) -> None:
    sdks = knowledge.sdks.values()
    assert len(knowledge.sdks) >= 600
    assert sum(sdk.chinese for sdk in sdks) >= 350
    assert sum(bool(sdk.declared_source) and sdk.chinese for sdk in sdks) >= 60
    assert len(knowledge.permissions) > 1100
    assert knowledge.version.startswith("20")


@pytest.mark.parametrize(
    ("package", "sdk_id"),
    [
        ("com.igexin", "getui-push"),
        ("com.umeng", "umeng"),
        ("com.huawei.hms", "huawei-hms"),
        ("com.meizu.cloud", "meizu-push"),
        ("com.heytap", "heytap"),
        ("com.vivo.push", "vivo-push"),
        ("com.xiaomi.push", "xiaomi-push"),
        ("com.xiaomi.mipush", "xiaomi-push"),
    ],
)
def test_packages_held_by_construction(knowledge: Knowledge, package: str, sdk_id: str) -> None:
    match = knowledge.package_index.match(package)
    assert match is not None
    assert match.sdk_id == sdk_id
    assert sdk_id in knowledge.sdk_by_package(package)


@pytest.mark.parametrize(
    ("cls", "sdk_id"),
    [
        # an umbrella resolves to the product
        ("com.huawei.hms.push.HmsMessageService", "huawei-push"),
        ("com.huawei.hms.location.FusedLocationProviderClient", "huawei-location"),
        ("com.huawei.hms.common.internal.BaseHmsClient", "huawei-hms"),
        ("com.umeng.message.PushAgent", "umeng-push"),
        ("com.umeng.analytics.MobclickAgent", "umeng-analytics"),
        ("com.umeng.commonsdk.UMConfigure", "umeng"),
        ("cn.jiguang.verifysdk.api.JVerificationInterface", "jverification"),
        ("cn.jiguang.internal.JCoreInternalHelper", "jiguang"),
        ("com.google.android.gms.maps.GoogleMap", "google-maps"),
        ("com.google.android.gms.common.api.GoogleApi", "google-play-services"),
        ("com.google.firebase.messaging.FirebaseMessaging", "fcm"),
        # shared code is its own part
        ("com.taobao.accs.ChannelService", "taobao-accs"),
        ("org.android.agoo.control.AgooFactory", "taobao-accs"),
        ("com.ta.utdid2.device.UTDevice", "utdid"),
        ("com.bun.miitmdid.core.MdidSdkHelper", "msa-oaid"),
        # what JCore and WeChat carry
        ("cn.jpush.android.service.PushService", "jiguang"),
        ("cn.jpush.android.api.JPushInterface", "jpush"),
        ("com.tencent.wxop.stat.StatConfig", "tencent-mta"),
        # a family that was renamed
        ("com.mob.tools.MobLog", "mobtech"),
        ("cn.fly.FlySDK", "mobtech"),
        ("cn.fly.verify.FlyVerify", "secverify"),
        # an app is not its SDK
        ("com.tencent.mm.opensdk.openapi.IWXAPI", "wechat-opensdk"),
        ("com.sina.weibo.sdk.WbSdk", "weibo"),
        # obfuscated, but under a known prefix
        ("com.loc.cb", "amap"),
    ],
)
def test_class_belongs_to(knowledge: Knowledge, cls: str, sdk_id: str) -> None:
    match = knowledge.package_index.match(cls)
    assert match is not None
    assert match.sdk_ids == (sdk_id,)


@pytest.mark.parametrize(
    "decoy",
    [
        "com.umengx.analytics.A",  # no segment boundary
        "com.igexinfake.sdk.A",
        "com.tencent.mm.ui.LauncherUI",  # the WeChat app
        "com.tencent.mm.opensdkx.A",
        "com.sina.weibo.MainTabActivity",  # the Weibo app
        "com.yxcorp.gifshow.ad.award.A",  # the Kuaishou app, which is not Pangle
        "com.alipayx.sdk.app.PayTask",
        "com.huaweix.hms.push.A",
        "cn.jpushx.android.A",
        "xcom.umeng.analytics.A",
        "com.tencent.map.a.a.b",  # an old locator inside QQ Connect
        "com.alipay.mobile.framework.service.annotation.OperationType",  # Alipay and mPaaS
        "com",
        "",
    ],
)
def test_look_alike_is_nobody(knowledge: Knowledge, decoy: str) -> None:
    assert knowledge.package_index.match(decoy) is None


def test_bundled_parts_name_their_carriers(knowledge: Knowledge) -> None:
    for part, carriers in {
        "taobao-accs": {"umeng-push", "aliyun-push"},
        "utdid": {"alipay", "amap", "umeng"},
        "tencent-mta": {"wechat-opensdk"},
        "cmcc-auth": {"jverification", "chuanglan-shanyan"},
    }.items():
        assert carriers <= set(knowledge.sdks[part].bundled_by), part


def test_proxied_channel_is_the_channels_and_says_whose_code(knowledge: Knowledge) -> None:
    wrapped = {
        s.value: s.via for s in knowledge.sdks["huawei-push"].signatures if s.via is not None
    }
    assert wrapped["com.igexin.sdk.HmsPushMessageService"] == "getui-push"
    assert wrapped["com.tencent.android.hwpush.HWPushMessageReceiver"] == "tencent-tpns"
    for sdk in knowledge.sdks.values():
        for signature in sdk.signatures:
            assert signature.via is None or signature.confidence == "low"


def test_functional_open_source_is_a_tier(knowledge: Knowledge) -> None:
    for sdk_id in ("okhttp", "glide", "gson", "androidx", "kotlin", "retrofit", "rxjava", "lottie"):
        assert knowledge.sdks[sdk_id].tier == "functional-open-source", sdk_id
    for sdk_id in ("umeng", "jpush", "bugly", "amap", "wechat-opensdk", "pangle"):
        assert knowledge.sdks[sdk_id].tier == "collects", sdk_id


def test_generic_library_name_proves_little(knowledge: Knowledge) -> None:
    natives = {
        s.value: s.confidence
        for sdk in knowledge.sdks.values()
        for s in sdk.signatures
        if s.kind == "native"
    }
    for name in ("libwind.so", "libfire.so", "libnms.so", "libvad.so"):
        assert natives[name] == "low"
    assert "libapp.so" not in natives
    assert "libmain.so" not in natives


@pytest.mark.parametrize(
    ("written", "sdk_id"),
    [
        ("友盟+SDK", "umeng"),
        ("友盟统计SDK", "umeng-analytics"),
        ("个推·消息推送", "getui-push"),
        ("华为 HMS push", "huawei-push"),
        ("HUAWEI Push Kit", "huawei-push"),
        ("小米MiPush SDK", "xiaomi-push"),
        ("ＯＰＰＯ ｐｕｓｈ", "oppo-push"),
        ("VIVO推送SDK", "vivo-push"),
        ("魅族 Flyme push", "meizu-push"),
        ("微信开放平台", "wechat-opensdk"),
        ("腾讯bugly", "bugly"),
        ("BuglySDK", "bugly"),
        ("高德地图SDK（AMap）", "amap"),
        ("穿山甲（巨量引擎）", "pangle"),
        ("支付宝客户端 SDK", "alipay"),
        ("腾讯X5", "tencent-tbs"),
        ("诸葛io", "zhuge"),
        ("Okhttp3 SDK", "okhttp"),
        ("神策", "sensors-analytics"),
        ("ShareSDK", "sharesdk"),
        ("统计SDK", None),
        ("推送", None),
        ("支付SDK", None),
        ("share", None),
        ("SMS", None),
        ("Push", None),
        ("UC", None),
        ("", None),
    ],
)
def test_name_in_a_policy(knowledge: Knowledge, written: str, sdk_id: str | None) -> None:
    assert knowledge.sdk_by_name(written) == sdk_id


def test_compiled_names_are_what_the_sdks_say(knowledge: Knowledge) -> None:
    fresh = Knowledge(version="x", sdks=dict(knowledge.sdks))
    assert dict(knowledge.names) == dict(fresh.names)


def test_normalise_name() -> None:
    assert normalise_name("友盟＋ SDK") == "友盟+"
    assert normalise_name("U-Push") == "upush"
    assert normalise_name("ShareSDK") == "sharesdk"
    assert normalise_name("SDK") == "sdk"


def test_package_in_a_policy(knowledge: Knowledge) -> None:
    assert knowledge.sdk_by_package("COM.Igexin") == ("getui-push",)
    assert knowledge.sdk_by_package("com.igexin.sdk.whatever")[0] == "getui-push"
    assert knowledge.sdk_by_package("com.tencent.mm")[0] == "wechat-opensdk"
    assert {"baidu-map", "baidu-push"} <= set(knowledge.sdk_by_package("com.baidu"))
    assert knowledge.sdk_by_package("com.nobody.at.all") == ()
    assert knowledge.sdk_by_package("") == ()


def test_ancestors(knowledge: Knowledge) -> None:
    assert knowledge.ancestors("huawei-oaid") == ("huawei-ads", "huawei-hms")
    assert knowledge.ancestors("amap") == ()


def test_permission_names(knowledge: Knowledge) -> None:
    names = {n.name: n for n in knowledge.permission_names}
    prefix = "android.permission."
    assert names["相机"].constants == (prefix + "CAMERA",)
    assert names["相机"].needs_context
    assert not names["相机权限"].needs_context
    assert names["存储权限"].constants[0] == prefix + "READ_EXTERNAL_STORAGE"
    assert names["写入外部存储"].constants == (prefix + "WRITE_EXTERNAL_STORAGE",)
    assert names["位置"].constants[:2] == (
        prefix + "ACCESS_FINE_LOCATION",
        prefix + "ACCESS_COARSE_LOCATION",
    )
    assert names["相機"].constants == (prefix + "CAMERA",)
    assert names["full network access"].constants == (prefix + "INTERNET",)
    assert names["prevent phone from sleeping"].constants == (prefix + "WAKE_LOCK",)
    assert "剪贴板" not in names
    assert "剪贴板权限" not in names


def test_permission_table(knowledge: Knowledge) -> None:
    camera = knowledge.permissions["android.permission.CAMERA"]
    assert (camera.protection_level, camera.group) == (
        "dangerous",
        "android.permission-group.CAMERA",
    )
    assert camera.personal_data == ("camera_image",)
    assert knowledge.permissions["android.permission.POST_NOTIFICATIONS"].first_api == 33
    info = knowledge.permission("com.example.app.permission.MIPUSH_RECEIVE", "com.example.app")
    assert info is not None
    assert info.vendor == "Xiaomi"
    assert knowledge.permission("com.other.permission.MIPUSH_RECEIVE", "com.example.app") is None
    assert knowledge.permission("com.example.MADE_UP") is None


def test_api_map_knows_its_levels(knowledge: Knowledge) -> None:
    rules = [r for r in knowledge.apis if r.member == "getImei"]
    until_28 = [r for r in rules if r.max_api == 28]
    assert [r.permissions for r in until_28] == [("android.permission.READ_PHONE_STATE",)]
    assert all(r.data_type == "imei" for r in rules)
    uris = {r.member: r for r in knowledge.apis if r.kind == "uri"}
    assert uris["content://call_log"].data_type == "call_log"
    types = {r.data_type for r in knowledge.apis}
    assert {"imei", "imsi", "iccid", "mac", "android_id", "oaid", "installed_apps"} <= types
    assert {"running_processes", "clipboard", "location_precise", "ssid", "bssid"} <= types
    assert {"sensors", "contacts", "calendar", "camera_image", "microphone_audio"} <= types


def test_index_prefers_the_longest_prefix_and_honours_exclusions() -> None:
    def sdk(identity: str, *packages: str, exclude: tuple[str, ...] = ()) -> Sdk:
        signatures = tuple(Signature("package", p, "prefix") for p in packages)
        return Sdk(identity, identity, identity, signatures=signatures, exclude=exclude)

    index = PackageIndex([sdk("a", "x.y", exclude=("x.y.no",)), sdk("b", "x.y.z"), sdk("c", "x.y")])
    assert index.match("x.y.z.C") is not None
    assert index.match("x.y.z.C").sdk_id == "b"  # type: ignore[union-attr]
    assert index.match("x.y.C").sdk_ids == ("a", "c")  # type: ignore[union-attr]
    assert index.match("x.y.no.C") is None
    assert index.match("x.yz.C") is None


def test_load_is_fast_enough_for_one_apk() -> None:
    """The benchmark measures; this only guards against an order of magnitude."""
    load_knowledge()
    best = min(_cpu_of_load() for _ in range(3))
    assert best < 0.2


def _cpu_of_load() -> float:
    start = time.process_time()
    _ = load_knowledge().package_index
    return time.process_time() - start


def test_missing_or_broken_mappings_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="missing"):
        load_knowledge(directory=tmp_path)
    (tmp_path / "detection.json").write_text("[")
    with pytest.raises(KnowledgeError, match="JSON"):
        load_knowledge(directory=tmp_path)
    (tmp_path / "detection.json").write_text("[]")
    with pytest.raises(KnowledgeError, match="not compiled mappings"):
        load_knowledge(directory=tmp_path)
    (tmp_path / "detection.json").write_text("{}")
    (tmp_path / "sdks.jsonl").write_text("")
    (tmp_path / "permissions.jsonl").write_text('{"id":"x"}\n')
    with pytest.raises(KnowledgeError, match="a line without name"):
        load_knowledge(directory=tmp_path)
    (tmp_path / "permissions.jsonl").write_text("")
    with pytest.raises(KnowledgeError, match="marks is missing"):
        load_knowledge(directory=tmp_path)


def test_a_broken_line_is_an_error_that_names_it_when_it_is_asked_for(tmp_path: Path) -> None:
    for path in mappings_directory().glob("*.json*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    lines = (tmp_path / "sdks.jsonl").read_text(encoding="utf-8").split("\n")
    ids = [json.loads(line)["id"] for line in lines[:3]]
    lines[0] = lines[0][:40]
    lines[1] = f'{{"id":"{ids[1]}","colour":"blue"}}'
    (tmp_path / "sdks.jsonl").write_text("\n".join(lines), encoding="utf-8")
    sdks = load_knowledge(directory=tmp_path).sdks
    assert sdks[ids[2]].id == ids[2]
    for broken in ids[:2]:
        with pytest.raises(KnowledgeError, match=broken):
            sdks[broken]


def test_compiled_marks_are_what_the_sdks_say(knowledge: Knowledge) -> None:
    said = [(i, [tuple(s) for s in signatures], list(e)) for i, signatures, e in knowledge.marks()]
    assert said == [
        (i, list(signatures), list(e))
        for i, signatures, e in (sdk.marks for sdk in knowledge.sdks.values())
    ]


def test_mappings_directory_holds_the_compiled_files() -> None:
    names = {path.name for path in mappings_directory().iterdir()}
    assert names >= {"detection.json", "names.json", "sdks.jsonl", "permissions.jsonl"}


@pytest.mark.parametrize(
    ("cls", "sdk_id"),
    [
        # play-services-base and firebase-messaging carry these without the product
        ("com.google.android.gms.auth.api.signin.GoogleSignInAccount", "google-play-services"),
        ("com.google.android.gms.ads.identifier.AdvertisingIdClient", "google-ad-id"),
        ("com.google.firebase.FirebaseException", "google-play-services"),
        ("com.google.firebase.analytics.connector.AnalyticsConnector", "firebase"),
    ],
)
def test_shared_google_classes_prove_no_product(
    knowledge: Knowledge, cls: str, sdk_id: str
) -> None:
    match = knowledge.package_index.match(cls)
    assert match is not None
    assert match.sdk_id == sdk_id


def test_no_prefix_that_obfuscators_make(knowledge: Knowledge) -> None:
    """R8 names packages ``a`` ... ``zz``: such a prefix would match anybody."""
    for prefix in knowledge.package_index.prefixes:
        assert "." in prefix or len(prefix) > 3, prefix
