file: 05_banxia_notes.md
title: 半夏手账 隐私政策
app: 半夏手账
date: 2025-02-14
layout: full-markdown markdown-table
notes: Markdown full policy; app permission table with constants in backticks, SDK pipe table with permission constants and <br>; iOS section whose keys and SDK rows for iOS must not be counted as Android permissions.
sdk: umeng | 友盟 | 友盟统计SDK, 友盟+, U-App | both
sdk: umshare | 友盟分享 | 友盟社会化分享, U-Share, 友盟+分享 | 
sdk: tos | 火山引擎对象存储 | 火山引擎TOS, TOS SDK | 
sdk: oaid | 移动安全联盟OAID | MSA OAID SDK, OAID SDK, MSA SDK | android
sdk: moyun | 墨韵字体 | 墨韵字体SDK, 墨韵 | 
sdk: lottie? | Lottie | Airbnb Lottie | 
%%%%
---
title: 隐私政策
lang: zh-CN
---

# 半夏手账 隐私政策

> 更新于 2025-02-08，自 2025-02-14 起生效
>
> 包名：`com.banxia.journal`　开发者：南京半夏创意科技有限公司

半夏手账是一款写日记、贴贴纸的小工具。日记是很私密的东西，所以我们把"尽量少收集"写进了产品规范。下文会告诉您极少数必须收集的信息是什么。

[[toc]]

## 1. 我们怎么看待隐私

- **能在本地做的事，不放到服务器上做。** 手写笔迹识别、图片抠图都在手机上完成。
- **能不要的信息，就不要。** 离线使用不需要账号。
- **您随时可以离开。** 导出和删除都在设置页里，一步就能完成。

## 2. 收集的信息

### 2.1 不登录使用

不登录时，日记只保存在手机内部空间，我们无法看到。此时我们仅在您同意本政策之后收集«OAID|OAID»、«MODEL|设备型号»、«OS|Android 版本»用于统计日活。

### 2.2 登录与云同步

开启云同步需要登录。您可以用«PHONE|手机号»或者 Apple 账号登录。云端的日记经过端到端加密，我们没有密钥；忘记口令时无法找回，请务必写在纸上保管好。

### 2.3 插入内容

| 您做的事 | 涉及的信息 | 说明 |
| --- | --- | --- |
| 插入照片 | «PHOTO|相册中您选定的照片» | 仅处理您选中的那几张 |
| 随手拍 | «CAM|拍摄的照片» | 压缩后存入日记 |
| 录一段话 | «MIC|录音» | 存入日记，不做转写 |
| 记录地点 | «LOC|位置信息» | 可改为手动填写地名 |
| 记录天气 | «COARSE|粗略位置» | 精确到城市即可 |

### 2.4 我们没有做的事情

我们«CONTACTS!|没有读取您的联系人»，«CLIP!|也不会读取剪贴板»，«APPS!|不收集已安装应用列表»，同样«IMEI!|不会获取 IMEI»。

## 3. Android 权限

Android 客户端声明了下面这些权限，其中带 ★ 的会弹窗询问：

| 权限 | 用途 | 询问时机 |
|:---|:---|:---|
| `«P|android.permission.INTERNET»` | 云同步、下载贴纸 | 不询问 |
| `«P|android.permission.ACCESS_NETWORK_STATE»` | 判断是否处于«NET|Wi-Fi 网络»，避免用流量同步 | 不询问 |
| `«P|android.permission.CAMERA»` ★ | 随手拍 | 点按拍照按钮 |
| `«P|android.permission.RECORD_AUDIO»` ★ | 录一段话 | 点按录音按钮 |
| `«P|android.permission.READ_MEDIA_IMAGES»` ★ | Android 13 及以上插入照片 | 点按图片按钮 |
| `«P|android.permission.READ_EXTERNAL_STORAGE»` ★ | Android 12 及以下插入照片 | 点按图片按钮 |
| `«P|android.permission.ACCESS_FINE_LOCATION»` ★ | 记录地点 | 点按定位图标 |
| `«P|android.permission.POST_NOTIFICATIONS»` ★ | 每日写作提醒 | 打开提醒开关 |
| `«P|android.permission.SCHEDULE_EXACT_ALARM»` | 准点提醒 | 不询问 |
| `«P|android.permission.USE_BIOMETRIC»` | 指纹解锁日记本 | 打开应用锁 |

> 应用锁调用的是系统接口，«FACE!|我们拿不到您的指纹或面容数据»。

## 4. iOS 权限

iOS 客户端使用如下说明键：

| Key | 用途 |
|---|---|
| NSPhotoLibraryUsageDescription | 插入照片 |
| NSCameraUsageDescription | 随手拍 |
| NSMicrophoneUsageDescription | 录一段话 |
| NSContactsUsageDescription | 未使用，为系统库要求保留 |
| NSUserTrackingUsageDescription | 未使用 |

## 5. 第三方 SDK

| SDK 名称 | 包名 | 提供方 | 用途 | 收集的信息 | 权限 | 隐私政策 |
| --- | --- | --- | --- | --- | --- | --- |
| **«s:umeng|友盟统计 SDK»** | «k:umeng|com.umeng.analytics» | «v:umeng|友盟同欣（北京）科技有限公司» | «u:umeng|统计使用情况» | «i:umeng|«OAID|OAID»、«AID|Android ID»、«MODEL|设备型号»、«NET|网络类型»» | «P@umeng|android.permission.ACCESS_WIFI_STATE»<br>«P@umeng|android.permission.READ_PHONE_STATE» | [链接](«l:umeng|https://www.umeng.com/page/policy») |
| **«s:umshare|友盟分享 SDK»** | «k:umshare|com.umeng.socialize» | «v:umshare|友盟同欣（北京）科技有限公司» | «u:umshare|把手账图片分享到社交平台» | «i:umshare|«AID|Android ID»、社交平台公开资料» | «P@umshare|android.permission.WRITE_EXTERNAL_STORAGE» | [链接](«l:umshare|https://www.umeng.com/page/policy») |
| **«s:tos|火山引擎 TOS SDK»** | «k:tos|com.volcengine.tos» | «v:tos|北京火山引擎科技有限公司» | «u:tos|存放同步文件» | 无 | «P@tos|android.permission.INTERNET» | [链接](«l:tos|https://www.volcengine.com/docs/6256/64902») |
| **«s:oaid|MSA OAID SDK»** | «k:oaid|com.bun.miitmdid» | «v:oaid|中国信息通信研究院» | «u:oaid|获取匿名设备标识» | «i:oaid|«OAID|OAID»、设备制造商» | 无 | [链接](«l:oaid|http://www.msa-alliance.cn/col.jsp?id=120») |
| **«s:moyun|墨韵字体 SDK»** | «k:moyun|com.moyun.fontkit» | «v:moyun|常州墨韵数码有限公司» | «u:moyun|下载授权字体» | «i:moyun|«MODEL|设备型号»、«IP|IP 地址»» | «P@moyun|android.permission.INTERNET» | [链接](«l:moyun|https://fonts.moyun.example/privacy») |

动画效果使用了开源的 «s:lottie|Lottie» 库，它不联网、不收集任何信息。

## 6. 保存、删除与导出

1. 本地日记随应用卸载而清除，请先导出。
2. 云端日记在您删除后进入回收站，三十天后彻底清除。
3. 导出格式为 PDF 或者纯文本压缩包。
4. 统计数据保存十三个月。

## 7. 孩子们

我们欢迎小朋友写日记，但请和爸爸妈妈一起使用。不满 14 周岁的用户无法开启云同步与社区功能。

## 8. 改动与联系

改动会写在更新日志里；如果改动涉及收集更多信息，会重新征求同意。

- 邮箱：hi@banxia.example
- 地址：南京市秦淮区科巷某号 4 楼
