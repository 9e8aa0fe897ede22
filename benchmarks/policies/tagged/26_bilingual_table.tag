file: 26_bilingual_table.html
title: Mooncart Third-party SDK List / 第三方SDK清单
app: Mooncart
language: en+zh-Hans
layout: sdk-list html-table-td bilingual
notes: Bilingual table: header cells with both languages, vendor in English, permissions given as names in English and constants; big5 is not used, Traditional not present.
sdk: adjust | Adjust | Adjust SDK | 
sdk: fcm | Firebase Cloud Messaging | FCM, Firebase | 
sdk: applovin | AppLovin | AppLovin MAX, AppLovin MAX SDK | 
sdk: paypal? | PayPal | | 
sdk: geetest | 极验 | GeeTest, GeeTest SDK, 极验SDK | 
sdk: lumen | LumenChat | LumenChat SDK | 
%%%%
<html><head><meta charset="utf-8"></head><body>
<h2>Mooncart Third-party SDK List 第三方SDK清单</h2>
<p>Version 4.1 / 版本 4.1 &#160; 2024-03</p>
<table border="1" cellpadding="4">
<tr><td><b>SDK Name<br>SDK名称</b></td><td><b>Developer<br>开发者</b></td><td><b>Package<br>包名</b></td><td><b>Why we use it<br>使用目的</b></td><td><b>Data collected<br>收集的信息</b></td><td><b>Permissions<br>权限</b></td><td><b>Privacy policy<br>隐私政策</b></td></tr>
<tr><td>«s:adjust|Adjust SDK»</td><td>«v:adjust|Adjust GmbH»</td><td>«k:adjust|com.adjust.sdk»</td><td>«u:adjust|Attribution / 归因»</td><td>«i:adjust|«GAID|Google Advertising ID», «IP|IP address», «MODEL|device model»»</td><td>«P@adjust|android.permission.INTERNET»<br>«P@adjust|com.google.android.gms.permission.AD_ID»</td><td>«l:adjust|https://www.adjust.com/terms/privacy-policy/»</td></tr>
<tr><td>«s:fcm|Firebase Cloud Messaging»</td><td>«v:fcm|Google LLC»</td><td>«k:fcm|com.google.firebase.messaging»</td><td>«u:fcm|Push notifications / 推送»</td><td>«i:fcm|Installation ID»</td><td>«P@fcm|com.google.android.c2dm.permission.RECEIVE»<br>«P@fcm|android.permission.WAKE_LOCK»</td><td>«l:fcm|https://firebase.google.com/support/privacy»</td></tr>
<tr><td>«s:applovin|AppLovin MAX»</td><td>«v:applovin|AppLovin Corporation»</td><td>«k:applovin|com.applovin»</td><td>«u:applovin|Ads / 广告»</td><td>«i:applovin|«GAID|Advertising ID», «COARSE|coarse location», «CARRIER|mobile carrier»»</td><td>«P@applovin|android.permission.ACCESS_NETWORK_STATE»</td><td>«l:applovin|https://www.applovin.com/privacy/»</td></tr>
<tr><td>«s:geetest|GeeTest SDK 极验»</td><td>«v:geetest|Wuhan Jiyi Network Technology Co., Ltd.»</td><td>«k:geetest|com.geetest.sdk»</td><td>«u:geetest|Captcha / 验证码»</td><td>«i:geetest|«OS|OS version», «SENS|sensor data»»</td><td>None / 无</td><td>«l:geetest|https://www.geetest.com/en/Private»</td></tr>
<tr><td>«s:lumen|LumenChat SDK»</td><td>«v:lumen|Lumen Conversations Pte. Ltd.»</td><td>«k:lumen|io.lumenchat.android»</td><td>«u:lumen|Customer support chat / 在线客服»</td><td>«i:lumen|Chat messages, «NET|network type»»</td><td>«P@lumen|android.permission.POST_NOTIFICATIONS»</td><td>«l:lumen|https://lumenchat.example/privacy»</td></tr>
</table>
<p>Checkout is processed by «s:paypal|PayPal» on its own web page. 结账在 PayPal 网页上完成。</p>
</body></html>
