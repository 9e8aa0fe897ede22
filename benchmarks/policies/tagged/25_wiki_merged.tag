file: 25_wiki_merged.md
title: 云朵听书 个人信息第三方共享清单
app: 云朵听书
layout: sdk-list markdown html-in-markdown merged-rows
notes: Wiki export: HTML tables inside Markdown with rowspan vendor (one vendor, several SDKs), first column is a "推送类" category; the app's own package in the text; Markdown table with an indented, loose form; a footnote.
sdk: hwpush | 华为推送 | 华为推送 SDK, HMS Push | android
sdk: hwacc | 华为账号服务 | 华为账号 SDK, 华为帐号 | android
sdk: hwads | 华为广告服务 | 华为广告 SDK, 鲸鸿动能 | android
sdk: vivopush | vivo推送 | vivo 推送 SDK, vivo Push | android
sdk: meizu | 魅族推送 | 魅族推送 SDK, Flyme Push | android
sdk: xmly | 喜马拉雅 | 喜马拉雅开放平台SDK, 喜马拉雅 SDK | 
sdk: cast | 乐播投屏 | 乐播投屏SDK, 乐播 | 
sdk: bookwave | 书浪引擎 | 书浪排版引擎, 书浪 SDK | 
%%%%
# 云朵听书 个人信息第三方共享清单

应用包名：com.yunduo.audiobook（Android）

?> 最后编辑：2024-08-08

## 厂商服务

<table>
<thead>
<tr><th>分类</th><th>运营方</th><th>名称</th><th>目的</th><th>个人信息字段</th><th>权限</th></tr>
</thead>
<tbody>
<tr><td rowspan="1">推送类</td><td rowspan="3">«v:hwpush,hwacc,hwads|华为软件技术有限公司»</td><td>«s:hwpush|华为推送 SDK»</td><td>«u:hwpush|新书上架通知»</td><td>«i:hwpush|AAID、Token»</td><td>«P@hwpush|com.huawei.android.launcher.permission.CHANGE_BADGE»</td></tr>
<tr><td>账号类</td><td>«s:hwacc|华为账号 SDK»</td><td>«u:hwacc|华为账号登录»</td><td>«i:hwacc|头像、昵称»</td><td>«P@hwacc|android.permission.INTERNET»</td></tr>
<tr><td>广告类</td><td>«s:hwads|华为广告 SDK»</td><td>«u:hwads|展示广告»</td><td>«i:hwads|«OAID|OAID»、«COARSE|粗略位置»、«APPS|应用列表»»</td><td>«P@hwads|android.permission.ACCESS_COARSE_LOCATION»、«P@hwads|com.huawei.appmarket.service.commondata.permission.GET_COMMON_DATA»</td></tr>
<tr><td rowspan="2">推送类</td><td>«v:vivopush|维沃移动通信有限公司»</td><td>«s:vivopush|vivo 推送 SDK»</td><td>«u:vivopush|在 vivo 手机上推送»</td><td>«i:vivopush|«MODEL|设备型号»、«OS|系统版本»»</td><td>«P@vivopush|android.permission.INTERNET»</td></tr>
<tr><td>«v:meizu|珠海星纪魅族信息技术有限公司»</td><td>«s:meizu|魅族推送 SDK»</td><td>«u:meizu|在魅族手机上推送»</td><td>«i:meizu|«OAID|OAID»、«IMEI|IMEI»»</td><td>«P@meizu|com.meizu.flyme.permission.PUSH»</td></tr>
</tbody>
</table>

## 内容与播放

  | 名称               | 运营方 | 目的 | 个人信息字段 |
  |--------------------|:------:|------|--------------|
  | «s:xmly|喜马拉雅开放平台SDK» | «v:xmly|上海喜马拉雅科技有限公司» | «u:xmly|播放授权节目» | «i:xmly|«AID|Android ID»、«IP|IP 地址»» |
  | «s:cast|乐播投屏SDK» | «v:cast|深圳乐播科技有限公司» | «u:cast|投到电视上听» | «i:cast|«SSID|Wi-Fi 名称»、«MAC|MAC 地址»、局域网设备名» |
  | «s:bookwave|书浪排版引擎»[^1] | «v:bookwave|合肥书浪科技有限公司» | «u:bookwave|显示电子书» | 不收集 |

[^1]: 书浪排版引擎以静态库形式打包，不发起网络请求。

## 说明

- 表中"推送类""账号类""广告类"只是分类。
- 同一运营方的多个 SDK 分行列出。
- 播放时的耳机按键、来电暂停依赖系统广播，«p:READ_PHONE_STATE!|不需要电话权限»。
