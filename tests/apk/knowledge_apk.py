"""A small knowledge for tests of the APK side."""

from __future__ import annotations

from auditor.knowledge import ApiRule, Knowledge, Packer, PermissionInfo, Sdk, Signature

TELEPHONY = "android.telephony.TelephonyManager"
READ_PHONE = "android.permission.READ_PHONE_STATE"


def sdk(sdk_id: str, *packages: str, **more: object) -> Sdk:
    """An SDK with package prefixes of high confidence."""
    signatures = tuple(Signature("package", p, "prefix") for p in packages)
    extra = more.pop("signatures", ())
    return Sdk(sdk_id, sdk_id, sdk_id, signatures=(*signatures, *extra), **more)  # type: ignore[arg-type,misc]


def knowledge(*sdks: Sdk, apis: tuple[ApiRule, ...] = (), **more: object) -> Knowledge:
    """Knowledge of these SDKs, the telephony API and two permissions."""
    default = (
        ApiRule(TELEPHONY, "getImei", permissions=(READ_PHONE,), data_type="imei", max_api=28),
        ApiRule("android.os.Build", "MODEL", "field", data_type="device_model", weak=True),
        ApiRule("", "content://sms", "uri", data_type="sms"),
        ApiRule("", "ps", "shell", data_type="running_processes", weak=True),
        ApiRule("android.a11y.Service", "onEvent", "override", data_type="screen_content"),
    )
    permissions = {
        READ_PHONE: PermissionInfo(READ_PHONE, "dangerous", group="PHONE"),
        "android.permission.INTERNET": PermissionInfo("android.permission.INTERNET", "normal"),
    }
    return Knowledge(
        version="test",
        sdks={s.id: s for s in sdks},
        permissions=permissions,
        apis=(*default, *apis),
        **more,  # type: ignore[arg-type]
    )


PACKER = Packer(
    "packer-x", "Packer X", ("libpackx.so",), ("com.packx.Stub",), (r"assets/packx\.bin",)
)
