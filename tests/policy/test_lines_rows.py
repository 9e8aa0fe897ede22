"""Rows whose cells a sign parts, spread over lines by cells or hard breaks."""

from __future__ import annotations

import pytest

from auditor.policy.flattened import Scorer, header_line
from auditor.policy.known import KnownNames
from auditor.policy.lines_rows import name_length, read_rows
from auditor.policy.permissions import PermissionFinder
from auditor.policy.reading import Unit
from auditor.policy.sections import Section

from .conftest import Parse, Read


@pytest.fixture(scope="module")
def scorer(known: KnownNames, finder: PermissionFinder) -> Scorer:
    return Scorer(known, finder.is_name)


def rows_of(text: str, parse: Parse, scorer: Scorer) -> tuple[list[list[str]], int] | None:
    """The cells below the first line of a text."""
    run = [Unit(b.text, b, Section(), True) for b in parse(text).blocks]
    header = header_line(run[0].text.text)
    assert header is not None
    found = read_rows(run, 1, header, scorer)
    return found and ([[v.text for _, _, v in row] for row in found[0]], found[1])


BARS = """
类别 | SDK名称 | 公司 | 用途 | 个人信息 | 隐私政策
推送 | 星点推送SDK | 杭州星
点科技有限公司 | 消息推送 | IP地
址、设备型号 | https://xd.example.cn/p
地图 | 云雀地图 |
 成都云雀科技有限公司 | 路线 | Android
ID、身
份证照片 |
支付 | 青稞支付 | 拉萨青稞科技有限公司 | 付款 |
无 | https://qk.example.cn/a/
policy
其他说明见正文。
"""


def test_rows_broken_at_any_place_are_put_together(parse: Parse, scorer: Scorer) -> None:
    assert rows_of(BARS, parse, scorer) == (
        [
            [
                "推送",
                "星点推送SDK",
                "杭州星点科技有限公司",
                "消息推送",
                "IP地址、设备型号",
                "https://xd.example.cn/p",
            ],
            ["地图", "云雀地图", "成都云雀科技有限公司", "路线", "Android ID、身份证照片"],
            [
                "支付",
                "青稞支付",
                "拉萨青稞科技有限公司",
                "付款",
                "无",
                "https://qk.example.cn/a/policy",
            ],
        ],
        10,
    )


def test_values_of_broken_rows_know_their_lines(read: Read) -> None:
    found = read(BARS)
    assert {d.data_type: d.evidence.line for d in found.data_types} == {
        "ip": 3,
        "device_model": 4,
        "android_id": 6,
        "id_card": 7,
    }
    assert {s.name: s.evidence.line for s in found.sdks} == {
        "星点推送SDK": 2,
        "云雀地图": 5,
        "青稞支付": 9,
    }


def test_broken_rows_in_a_frame(parse: Parse, scorer: Scorer) -> None:
    text = """
    | SDK名称 | 公司 | 用途 | 个人信息 |
    | 星点SDK | 星点公司 | 推
    送 | OAID |
    | 云雀SDK | 云雀公司 | 地图 | 无 |
    """
    assert rows_of(text, parse, scorer) == (
        [["星点SDK", "星点公司", "推送", "OAID"], ["云雀SDK", "云雀公司", "地图", "无"]],
        3,
    )


def test_running_numbers_tell_where_rows_begin(parse: Parse, scorer: Scorer) -> None:
    text = """
    序号\tSDK名称\t公司\t用途\t个人信息\t隐私政策
    1\t星点推送\t杭州星点科技有限公司
    （星点）\t消息推送\t设备信息（OAID）
    网络信息（IP）\thttps://xd.example.cn/p
    2\t云雀地图\t成都云雀科技有限公司\t路线\t位置信息\thttps://yq.example.cn/p
    3\t青稞
    支付\t拉萨青稞科技有限公司\t付款、
    提现\t-\t无
    备注：
    1\t以上清单每季度更新
    """
    found = rows_of(text, parse, scorer)
    assert found is not None
    assert [row[1:] for row in found[0]] == [
        [
            "星点推送",
            "杭州星点科技有限公司\n（星点）",
            "消息推送",
            "设备信息（OAID）\n网络信息（IP）",
            "https://xd.example.cn/p",
        ],
        ["云雀地图", "成都云雀科技有限公司", "路线", "位置信息", "https://yq.example.cn/p"],
        ["青稞\n支付", "拉萨青稞科技有限公司", "付款、\n提现", "-", "无"],
    ]
    assert found[1] == 7


def test_what_follows_the_last_row_is_no_part_of_it(parse: Parse, scorer: Scorer) -> None:
    text = """
    SDK名称 | 公司 | 用途 | 隐私政策
    星点SDK | 星点公司 | 推送 | https://xd.example.cn/p
    云雀SDK | 云雀公司 | 地图 | https://yq.example.cn/p
    上述SDK由我们审核
    我们会定期复查。
    """
    found = rows_of(text, parse, scorer)
    assert found is not None
    assert found[1] == 2
    assert found[0][-1][-1] == "https://yq.example.cn/p"


def test_a_list_in_the_last_cell_belongs_to_its_row(parse: Parse, scorer: Scorer) -> None:
    text = """
    SDK名称\t公司\t用途\t申请权限
    星点SDK\t星点公司\t推送\tandroid.permission.INTERNET
    云雀SDK\t云雀公司\t地图\tandroid.permission.INTERNET
    android.permission.CAMERA
    android.permission.VIBRATE
    以上权限可以关闭
    """
    found = rows_of(text, parse, scorer)
    assert found is not None
    assert found[0][1][-1].split("\n") == [
        "android.permission.INTERNET",
        "android.permission.CAMERA",
        "android.permission.VIBRATE",
    ]


def test_a_cell_that_is_missing_leaves_the_others_in_place(read: Read) -> None:
    found = read(
        """
        分类\tSDK名称\t公司名称\t个人信息
        推送\t星点推送SDK\t杭州星点科技有限公司\tOAID
        云雀推送SDK\t成都云雀科技有限公司\tIMEI
        地图\t青稞地图SDK\t拉萨青稞科技有限公司\t位置信息
        """
    )
    assert [(s.name, s.vendor, s.personal_info) for s in found.sdks] == [
        ("星点推送SDK", "杭州星点科技有限公司", "OAID"),
        ("云雀推送SDK", "成都云雀科技有限公司", "IMEI"),
        ("青稞地图SDK", "拉萨青稞科技有限公司", "位置信息"),
    ]


def test_a_category_between_rows_is_no_value(parse: Parse, scorer: Scorer) -> None:
    text = """
    SDK名称\t公司\t隐私政策\t用途
    星点SDK\t星点公司\thttps://xd.example.cn/p\t推送
    地图类
    云雀SDK\t云雀公司\thttps://yq.example.cn/p\t地图
    """
    found = rows_of(text, parse, scorer)
    assert found is not None
    assert [row[-1] for row in found[0]] == ["推送", "地图"]


PERMISSIONS = {
    "tab": """
        权限名称\t权限功能说明\t对应场景\t可否关闭\t备注
        录音\t采集声音\t语音输入\t是\t
        相机\t拍摄画面\t扫一扫\t是\t
        定位\t获取大致方位\t同城推荐\t是\t
        振动\t控制马达\t按键反馈\t否\t系统默认
        """,
    "space": """
        权限 权限用途 对应场景 能否关闭
        使用麦克风 录下您的歌声并打分 欢唱 可关闭,关闭后不能打分
        相机 拍摄封面;
        录制短片 封面、作品 可关闭
        粗略位置 查找附近的歌友 同城 可关闭
        使用振动 节拍 节拍 可关闭
        """,
    "wide": """
        权限名称  使用场景  授权方式
        麦克风  唱歌  询问
        相机  拍摄封面与
        短片  询问
        精确定位  找歌友  询问
        振动  节拍  无
        """,
}


@pytest.mark.parametrize("layout", PERMISSIONS)
def test_every_row_of_a_permission_table_is_one(read: Read, layout: str) -> None:
    found = {p.permission.rsplit(".", 1)[-1] for p in read(PERMISSIONS[layout]).permissions}
    assert found >= {"RECORD_AUDIO", "CAMERA", "VIBRATE"}
    assert found & {"ACCESS_COARSE_LOCATION", "ACCESS_FINE_LOCATION"}


def test_a_permissions_purpose_stays_in_its_row(read: Read) -> None:
    found = {p.permission: p.purpose for p in read(PERMISSIONS["space"]).permissions}
    assert found["android.permission.VIBRATE"] == "节拍\n节拍"
    assert "歌友" not in (found["android.permission.CAMERA"] or "")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("相机 拍照", "相机"),
        ("2、使用麦克风 录音 通话", "2、使用麦克风"),
        ("相机", ""),
        ("完全不同 的话", ""),
    ],
)
def test_a_line_that_begins_with_a_permission(line: str, name: str, scorer: Scorer) -> None:
    assert line[: name_length(line, scorer)] == name


def test_text_without_a_sign_is_left_to_others(parse: Parse, scorer: Scorer) -> None:
    assert rows_of("SDK名称 公司 用途\n星点SDK 星点公司 推送", parse, scorer) is None


def test_cells_that_a_narrow_column_wrapped(read: Read) -> None:
    text = (
        "隐私政策\n\n三、第三方SDK\n\n"
        "SDK           谁做的       干什么         拿什么\n"
        "云雀题库      云雀智学     批改学生交     作业照片、\n"
        "                           上来的作业     昵称\n"
        "星点播放      星点         播放课程       播放进度、\n"
        "                                          机型\n"
    )
    found = sorted(read(text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found] == [
        ("云雀题库", "云雀智学", "批改学生交上来的作业", "作业照片、昵称"),
        ("星点播放", "星点", "播放课程", "播放进度、机型"),
    ]


def test_the_last_tabs_of_a_line_are_lost(read: Read) -> None:
    text = (
        "隐私政策\n\n三、第三方SDK\n\n第三方\t所属机构\t应用场合\t读取内容\t政策\n"
        "云雀题库\t云雀智学\t批改作业\t作业照片\thttps://a.example.com/p\n"
        "ijkplayer\t哔哩哔哩\t播放课程\n"
    )
    found = sorted(read(text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == [
        ("云雀题库", "云雀智学", "批改作业"),
        ("ijkplayer", "哔哩哔哩", "播放课程"),
    ]
