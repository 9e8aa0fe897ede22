file: 07_shiguang_flat_lines.txt
title: 拾光相册第三方SDK说明
app: 拾光相册
encoding: utf-16
layout: sdk-list flat-line
notes: UTF-16 with BOM; table flattened so that every cell stands on its own line, header glued on one line; a cell of several lines; one SDK without a package.
sdk: csj | 穿山甲 | 穿山甲SDK, 穿山甲广告SDK, CSJ, Pangle | 
sdk: ks | 快手广告 | 快手广告SDK, 快手联盟, 快手广告联盟 | 
sdk: facet | 映真人脸聚类 | 映真人脸聚类SDK, 映真 | 
sdk: oss | 阿里云OSS | 阿里云OSS SDK, OSS | 
sdk: sensors | 神策 | 神策分析SDK, 神策数据 | 
%%%%
拾光相册第三方SDK说明
为了展示广告、备份照片和改进产品，拾光相册接入了以下第三方SDK。
表中"权限"一列为该SDK可能调用的系统权限。

SDK名称包名使用目的使用权限涉及个人信息隐私政策链接
«s:csj|穿山甲SDK»
«k:csj|com.bytedance.sdk.openadsdk»
«u:csj|为免费用户展示广告»
«P@csj|android.permission.READ_PHONE_STATE»
«P@csj|android.permission.ACCESS_COARSE_LOCATION»
«P@csj|android.permission.QUERY_ALL_PACKAGES»
«i:csj|«OAID|OAID»、«IMEI|IMEI»、«AID|AndroidID»、«COARSE|粗略位置»、«APPS|软件安装列表»、«SENS|传感器信息»»
«l:csj|https://www.csjplatform.com/privacy/partner»
«s:ks|快手广告SDK»
«k:ks|com.kwad.sdk»
«u:ks|为免费用户展示广告»
«P@ks|android.permission.ACCESS_NETWORK_STATE»
«P@ks|android.permission.ACCESS_WIFI_STATE»
«i:ks|«OAID|OAID»、«IMSI|IMSI»、«MAC|MAC地址»、«WIFI|WiFi列表»、«BATT|剩余电量»»
«l:ks|https://u.kuaishou.com/home/detail/1290»
«s:facet|映真人脸聚类SDK»
«k:facet|com.yingzhen.facecluster»
«u:facet|把同一个人的照片归到一起»
«P@facet|android.permission.READ_MEDIA_IMAGES»
«P@facet|android.permission.READ_MEDIA_VIDEO»
«i:facet|«PHOTO|照片»、«FACE|人脸特征»（仅在本机处理）»
«l:facet|https://www.yingzhen.example/sdk-privacy»
«s:oss|阿里云OSS SDK»
«k:oss|com.alibaba.sdk.android.oss»
«u:oss|备份照片到云端»
«P@oss|android.permission.INTERNET»
«P@oss|android.permission.ACCESS_NETWORK_STATE»
«i:oss|«NET|网络状态»»
«l:oss|https://terms.aliyun.com/legal-agreement/terms/suit_bu1_ali_cloud/suit_bu1_ali_cloud201802111644_32057.html»
«s:sensors|神策分析SDK»
«k:sensors|com.sensorsdata.analytics»
«u:sensors|分析功能使用情况»
«P@sensors|android.permission.INTERNET»
«i:sensors|«AID|AndroidID»、«MODEL|设备型号»、«OS|操作系统版本»、«CARRIER|运营商名称»»
«l:sensors|https://www.sensorsdata.cn/compliance/privacy.html»

若您不希望接收个性化广告，可前往"我的—设置—广告设置"关闭。会员用户不会加载广告类SDK。
