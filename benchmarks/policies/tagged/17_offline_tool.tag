file: 17_offline_tool.md
title: 方寸计算器 隐私说明
app: 方寸计算器
layout: markdown negations offline
notes: An offline tool; nothing is collected, no SDK; one permission; traps in every sentence.
%%%%
# 方寸计算器 隐私说明

_2024 年 2 月_

方寸计算器不联网，因此没有申请 `«P!|android.permission.INTERNET»` 权限。没有服务器，没有账号，没有广告，没有第三方 SDK。

## 我们不收集任何个人信息

具体来说：

* 不收集«PHONE!|手机号码»、邮箱、姓名；
* 不收集«IMEI!|IMEI»、«AID!|Android ID»、«OAID!|OAID» 等设备标识；
* 不收集«LOC!|位置»；
* 不读取«CONTACTS!|通讯录»、«PHOTO!|相册»、«SMS!|短信»。

## 唯一用到的权限

| 权限 | 说明 |
|---|---|
| «P|android.permission.VIBRATE» | 按键震动反馈 |

## 历史记录

计算历史保存在应用私有目录，最多五百条，长按可删除。«CLIP!|不读取剪贴板»；您主动粘贴时，由系统把内容交给输入框。

## 备份

若您开启了手机自带的云备份，历史记录可能随之备份到手机厂商的云端，这由手机厂商的隐私政策约束。

## 您可能听说过的第三方工具

有用户问是否使用了友盟、极光一类的工具：没有使用，以后也不打算使用。

## 联系

calc@fangcun.example
