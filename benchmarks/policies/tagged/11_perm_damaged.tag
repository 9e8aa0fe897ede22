file: 11_perm_damaged.txt
title: 巡线通 应用权限申请说明
app: 巡线通
layout: permission-list damaged-constants
notes: Plain permission list where every constant carries another kind of damage; vendor permissions; wrong case; typos that are real mistakes; two constants on a line.
%%%%
巡线通 应用权限申请说明

巡线通是供电力、通信线路巡检员使用的工具，需要的权限较多，下面逐条说明。未在本页列出的权限，巡线通一律没有申请。

序号 权限 说明
1 «P|android.permission.INTERNET» 上报巡检结果
2 «P:ACCESS_WIFI_STATE|android.permission.ACCESS WIFI STATE» 判断是否«NET?|连接到现场热点»
3 «P:CHANGE_WIFI_STATE|android.permission.CHANGE＿WIFI＿STATE» 连接测试仪热点
4 «P:ACCESS_BACKGROUND_LOCATION|android．permission．ACCESS_BACKGROUND_LOCATION» 锁屏后继续记录«FINE|巡线轨迹坐标»
5 «P:ACCESS_COARSE_LOCATION|android.permission. ACCESS_COARSE_LOCATION»、«P:ACCESS_FINE_LOCATION|ACCESS_FINE_LOCATION» 记录杆塔位置
6 «P:CAMERA|`android.permission.CAMERA`» «CAM|拍摄隐患照片»
7 «P:RECORD_AUDIO|Android.permission.RECORD_AUDIO» «MIC|录制现场语音备注»
8 «P:READ_PHONE_STATE|android.permission.read_phone_state» 绑定设备
9 «P:WRITE_EXTERNAL_STORAGE|android.permission.WRITE_EXTERNAL_STOR AGE» 导出报表
10 «P:BLUETOOTH_CONNECT|「android.permission.BLUETOOTH_CONNECT」» 连接红外测温枪
11 «P:BLUETOOTH_SCAN|<android.permission.BLUETOOTH_SCAN>» 查找红外测温枪
12 «P:NFC|permission.NFC» 读取杆塔电子标签
13 «P:RECEIVE_BOOT_COMPLETE>RECEIVE_BOOT_COMPLETED|android.permission.RECEIVE_BOOT_COMPLETE» 开机后恢复上传队列
14 «P:REQUEST_IGNORE_BATTERY_OPTIMIZATION>REQUEST_IGNORE_BATTERY_OPTIMIZATIONS|android.permission.REQUEST_IGNORE_BATTERY_OPTIMIZATION» 避免长时间巡检时被清理
15 «P:WAKE_LOCK|android.permisson.WAKE_LOCK» 轨迹记录期间保持唤醒
16 «P:SYSTEM_ALERT_WINDOW|android.permission.SYSTEM­_ALERT_WINDOW» 悬浮显示当前杆号
17 «P:MOUNT_UNMOUNT_FILESYSTEMS|android.permission.MOUNT_UNMOUNT_FILESYSTEMS» 老款手持机使用
18 «P|com.huawei.android.launcher.permission.CHANGE_BADGE» 桌面图标显示未上传数量
19 «P|com.xunxiantong.patrol.permission.JPUSH_MESSAGE» 接收派单
20 «P:FOREGROUND_SERVICE_LOCATION|android.permission.FOREGROUND_SERVICE_ LOCATION» 前台服务

以上第8项仅在安卓9及更低版本的手持机上使用。

撤回方式：设置→应用→巡线通→权限管理。撤回定位后，仍可手工填写杆号提交记录。
