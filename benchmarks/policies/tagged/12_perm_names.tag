file: 12_perm_names.html
title: 青芽校园 系统权限清单
app: 青芽校园
layout: permission-list html-table-td html-headings ios harmony
notes: Permissions by name only in three tables by platform; iOS and HarmonyOS parts must not be counted; names as in Android settings.
%%%%
<html><head><meta charset="UTF-8"><title>青芽校园系统权限清单</title></head><body>
<h2>青芽校园 系统权限清单</h2>
<p>本页说明青芽校园在不同操作系统上需要的权限。权限均在用到时询问，您可以拒绝。</p>
<h3>一、安卓手机</h3>
<table border="1">
<tr><td>权限</td><td>业务场景</td><td>是否可拒绝</td></tr>
<tr><td>«p:READ_EXTERNAL_STORAGE=|读取存储卡中的内容»</td><td>提交作业时«PHOTO|选取图片和文件»</td><td>可</td></tr>
<tr><td>«p:WRITE_EXTERNAL_STORAGE=|修改或删除存储卡中的内容»</td><td>下载课件</td><td>可</td></tr>
<tr><td>«p:CAMERA|拍摄照片和视频»</td><td>«CAM|拍照交作业»</td><td>可</td></tr>
<tr><td>«p:RECORD_AUDIO|录制音频»</td><td>«MIC|口语作业录音»</td><td>可</td></tr>
<tr><td>«p:READ_PHONE_STATE=|读取手机状态和身份»</td><td>考试防作弊设备绑定</td><td>可</td></tr>
<tr><td>«p:CALL_PHONE=|直接拨打电话»</td><td>联系班主任</td><td>可</td></tr>
<tr><td>«p:READ_CALENDAR=|读取日历活动»</td><td>避免«CAL|课程与已有日程»冲突</td><td>可</td></tr>
<tr><td>«p:WRITE_CALENDAR=|添加或修改日历活动»</td><td>写入课程表</td><td>可</td></tr>
<tr><td>«p:SYSTEM_ALERT_WINDOW|显示在其他应用上层»</td><td>悬浮小窗看直播课</td><td>可</td></tr>
<tr><td>«p:INTERNET=|拥有完全的网络访问权限»</td><td>使用全部联网功能</td><td>不可</td></tr>
<tr><td>«p:ACCESS_NETWORK_STATE=|查看网络连接»</td><td>流量下播放提醒</td><td>不可</td></tr>
<tr><td>«p:ACCESS_WIFI_STATE=|查看WLAN连接»</td><td>校园网签到</td><td>不可</td></tr>
<tr><td>«p:RECEIVE_BOOT_COMPLETED|开机启动»</td><td>上课提醒</td><td>可</td></tr>
<tr><td>«p:VIBRATE|控制振动»</td><td>签到成功提示</td><td>不可</td></tr>
<tr><td>«p:REQUEST_INSTALL_PACKAGES|安装未知应用»</td><td>更新客户端</td><td>可</td></tr>
</table>
<h3>二、苹果手机（iOS）</h3>
<table border="1">
<tr><td>权限</td><td>业务场景</td></tr>
<tr><td>健康数据</td><td>体育打卡读取步数</td></tr>
<tr><td>通讯录</td><td>邀请家长</td></tr>
<tr><td>Siri 与搜索</td><td>语音查询课表</td></tr>
<tr><td>NSBluetoothAlwaysUsageDescription</td><td>连接点阵笔</td></tr>
</table>
<h3>三、鸿蒙系统（HarmonyOS NEXT）</h3>
<table border="1">
<tr><td>权限</td><td>业务场景</td></tr>
<tr><td>ohos.permission.INTERNET</td><td>联网</td></tr>
<tr><td>ohos.permission.CAMERA</td><td>拍照交作业</td></tr>
<tr><td>ohos.permission.LOCATION</td><td>校园签到</td></tr>
<tr><td>ohos.permission.READ_CONTACTS</td><td>邀请家长</td></tr>
</table>
<p>如需了解各系统如何关闭权限，请查看&ldquo;帮助中心&rdquo;。</p>
</body></html>
