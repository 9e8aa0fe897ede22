"""What a row of permissions or of data says besides: data that a permission is
asked for, and the SDK that a cell of its use names."""

from __future__ import annotations

import re

from auditor.policy.records import Record
from auditor.policy.roles import Role
from auditor.policy.sdk_fields import SdkDraft

# Data that a permission's own name states: 已安装列表.
_LISTS = frozenset({"installed_apps", "running_processes"})
# Data that a permission is asked for, where a row says what the app does with it.
_ASKED_FOR = frozenset(
    {
        "camera_image",
        "microphone_audio",
        "location_precise",
        "location_coarse",
        "contacts",
        "calendar",
        "sms",
        "call_log",
        "photos_storage",
    }
)


SAYS_USE = frozenset({Role.PURPOSE, Role.METHOD, Role.OTHER})
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def take_row(draft: SdkDraft, record: Record, said: str) -> None:
    """What a row of a list of data says of the SDK that the cell of its purpose names
    in brackets (``与医生视频问诊（X SDK）``)."""
    use = _IN_BRACKETS.sub("", said).strip(" 。；;，,")
    if record.kind == "sdk" or draft.name in use or not use or len(use) > 60:
        return
    draft.purpose = draft.purpose or use
    information = [v.text.strip() for v in record.values(Role.PERSONAL_INFO)]
    if draft.personal_info is None and information and len(information[0]) <= 300:
        draft.personal_info = information[0]


#: data types whose words, as the name of a permission, disclose no data
ONLY_RIGHTS = frozenset(("bluetooth", "network_state", "sensors", "face_biometric", "fingerprint"))


def names_data(data_type: str, record: Record | None) -> bool:
    """Whether a permission's name discloses data: what it states itself, or what
    the app's row about it gives a use of; an SDK's list of permissions does not."""
    if data_type in _LISTS:
        return True
    return (
        data_type in _ASKED_FOR
        and record is not None
        and record.kind == "permission"
        and bool(record.values(Role.PURPOSE))
    )
