"""Every type of personal data has many names, and things that look like it."""

from __future__ import annotations

import pytest

from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.terms import TERMS, count_terms

NAMES = {
    "imei": "IMEI|imei号|国际移动设备识别码|國際移動設備識別碼|手机串号|IMEI1|lMEI|ＩＭＥＩ|"
    "International Mobile Equipment Identity",
    "imsi": "IMSI|国际移动用户识别码|IMSl",
    "meid": "MEID|移动设备识别码",
    "iccid": "ICCID|SIM卡序列号|集成电路卡识别码|SIM serial",
    "android_id": "Android ID|AndroidID|ANDROID_ID|安卓ID|Android-ID|SSAID",
    "oaid": "OAID|匿名设备标识符|0AID|open anonymous device ID",
    "gaid": "GAID|广告标识符|Google广告ID|Google Advertising ID|advertising identifier",
    "mac": "MAC地址|MAC 地址|mac address|物理地址|网卡地址|媒体访问控制地址",
    "serial": "设备序列号|硬件序列号|手机序列号|serial number|Build_serial",
    "ip": "IP地址|IP 地址|IP address|公网IP|IPv6地址|互联网协议地址|登录IP",
    "ssid": "SSID|WiFi名称|Wi-Fi名称|无线网络名称",
    "bssid": "BSSID|路由器MAC地址",
    "wifi_list": "WiFi列表|WLAN列表|附近的Wi-Fi|周围WLAN|nearby Wi-Fi|Wi-Fi access points",
    "installed_apps": "应用列表|已安装应用列表|软件安装列表|安装列表|已安装的应用|应用程序列表|"
    "app list|installed apps|list of installed applications|已安装APP信息",
    "running_processes": "进程列表|运行中的进程|正在运行的应用|running processes|最近使用的任务",
    "location_precise": "位置信息|地理位置|精确位置|GPS|经纬度|精准定位|行踪轨迹|定位信息|"
    "precise location|latitude|"
    "locations of your device|GPS coordinates",
    "location_coarse": "粗略位置|大致位置|模糊位置|approximate location|coarse location|"
    "approximate region|roughly where you are",
    "contacts": "通讯录|联系人列表|电话簿|读取联系人|address book|contact list",
    "calendar": "日历|日程安排|行事曆|calendar events",
    "sms": "短信内容|短信记录|读取短信|读取您的短信|SMS messages|text messages|"
    "transactional SMS|SMS inbox",
    "call_log": "通话记录|通话记录信息|呼叫记录|call log|call history|通話記錄",
    "phone_number": "手机号码|手机号|电话号码|本机号码|phone number|mobile number|電話號碼|"
    "your phone number|cell phone number",
    "camera_image": "相机|摄像头|拍照|拍摄照片|camera|攝像頭",
    "microphone_audio": "麦克风|录音|语音信息|录制声音|microphone|record audio|麥克風|voice memos",
    "photos_storage": "相册|存储空间|外部存储|读取照片|SD卡|媒体文件|photos|external storage|相簿|"
    "screenshots you attach|上传问题截图",
    "clipboard": "剪贴板|剪切板|粘贴板|clipboard|剪貼簿",
    "sensors": "传感器|加速度计|陀螺仪|sensors|gyroscope|計步",
    "bluetooth": "蓝牙|蓝牙信息|Bluetooth|藍牙",
    "face_biometric": "人脸|人脸信息|面部特征|face recognition|facial|人臉|liveness|a selfie",
    "id_card": "身份证号|身份证号码|护照|驾驶证|身份证照片|passport number|身分證|"
    "Aadhaar|NRIC|social security number|government-issued ID",
    "bank_account": "银行卡|银行卡号|银行账号|信用卡|bank account|credit card|"
    "IBAN|IFSC|bank branch",
    "device_model": "设备型号|手机型号|机型|手机品牌|device model|終端型號",
    "os_version": "操作系统|操作系统版本|系统版本|Android版本|operating system|OS version",
    "carrier": "运营商|运营商信息|网络运营商|移动运营商|carrier|mobile network operator|"
    "which mobile network you're on",
    "network_state": "网络类型|网络状态|网络连接状态|联网方式|network type|network status|"
    "connection type|whether you are online",
    "battery": "电量|电池电量|电池状态|battery",
    "browsing_history": "浏览记录|网页浏览历史|浏览历史|browsing history|上网记录|"
    "浏览页面|观看记录|pages you view|pages viewed",
    "crash_log": "崩溃日志|崩溃信息|闪退|crash|错误日志|error logs",
}
LOOKALIKES = {
    "sms": "短信验证码|短信通知|以短信方式|发送短信提醒您|SMS verification code|营销短信",
    "call_log": "客服通话记录|您与客服的通话记录|呼叫中心通话记录",
    "contacts": "企业通讯录|紧急联系人|收货联系人|contact us|联系人姓名",
    "photos_storage": "云存储|对象存储|商品相册|可用存储空间大小",
    "device_model": "商品型号|产品的规格型号|汽车型号|打印机型号|language model",
    "carrier": "平台的运营商|运营商一键登录服务|网站运营商|common carrier",
    "phone_number": "客服电话|举报电话|虚拟号码|我们的电话",
    "battery": "电池厂家|充电桩|忽略电池优化|battery optimization",
    "ip": "知识产权IP形象|shipping address|description",
    "mac": "macOS|MacBook|machine",
    "imei": "时间|simei",
    "gaid": "iOS广告标识符IDFA",
    "location_precise": "在页面的显著位置|醒目位置|广告位置|存储位置",
    "installed_apps": "从应用商店下载本应用|安装包|应用更新列表",
    "camera_image": "监控摄像头产品|智能摄像头",
    "microphone_audio": "语音播报|语音验证码|客服录音",
    "calendar": "三十个日历日|15 calendar days",
    "network_state": "网络信息安全|在公共网络环境下",
    "os_version": "不同的操作系统|操作系统权限设置|iOS 10及以上系统版本",
    "id_card": "身份证明|身份证明文件",
    "bank_account": "SIM卡号|会员卡号",
    "face_biometric": "哪些页面容易卡住",
    "browsing_history": "系统访问日志",
    "serial": "SIM卡序列号",
}


def types(text: str) -> set[str]:
    return {hit.data_type for hit in find_data_types(text)}


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(data_type, name) for data_type, names in table.items() for name in names.split("|")]


@pytest.mark.parametrize(("data_type", "name"), cases(NAMES))
def test_a_type_is_known_by_its_names(data_type: str, name: str) -> None:
    assert data_type in types(name)
    assert data_type in types(f"我们会收集您的{name}、头像。")


@pytest.mark.parametrize(("data_type", "text"), cases(LOOKALIKES))
def test_what_looks_alike_is_another_thing(data_type: str, text: str) -> None:
    assert data_type not in types(text)
    assert data_type not in types(f"我们提供{text}。")


def test_every_type_is_tested() -> None:
    assert {term.data_type for term in TERMS} == set(NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "android.permission.READ_PHONE_STATE",
        "ACCESS_WIFI_STATE",
        "READ_SMS",
        "BLUETOOTH_CONNECT",
        "READ_CALENDAR",
    ],
)
def test_parts_of_constants_are_no_personal_data(text: str) -> None:
    assert types(text) == set()


def test_counting_tells_lists_of_data_from_prose() -> None:
    assert count_terms(fold("IMEI、OAID、位置信息、设备型号")) >= 4
    assert count_terms(fold("为您提供消息推送服务")) == 0
