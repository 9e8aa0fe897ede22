file: 04_qiaojiang_word.html
title: 巧匠到家隐私声明附件（第三方信息共享清单）
app: 巧匠到家
encoding: gbk
layout: sdk-list html-word-export html-table-td colspan
notes: Word export in GBK; header cells are td; a colspanned category row between SDK rows; two SDKs of one vendor; spans split inside words.
sdk: jpush | 极光推送 | 极光, 极光推送SDK, JPush | 
sdk: jverify | 极光认证 | 极光认证SDK, 极光一键登录 | 
sdk: tmap | 腾讯地图 | 腾讯地图SDK, 腾讯定位 | 
sdk: wx | 微信 | 微信SDK, 微信开放平台, 微信支付 | 
sdk: ali | 支付宝 | 支付宝SDK | 
sdk: xunjie | 迅捷视频通话 | 迅捷视频通话SDK, 迅捷 | 
%%%%
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 15">
<style>
<!--
 /* Font Definitions */
 @font-face {font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1;}
 p.MsoNormal {margin:0cm; font-size:10.5pt; font-family:宋体;}
-->
</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head>
<body lang=ZH-CN style='text-justify-trim:punctuation'>
<div class=WordSection1>
<p class=MsoNormal align=center><b><span style='font-size:16.0pt'>巧匠到家隐私声明附件</span></b></p>
<p class=MsoNormal align=center><b><span style='font-size:14.0pt'>第三方信息共享清单</span></b></p>
<p class=MsoNormal><span lang=EN-US>&nbsp;</span></p>
<p class=MsoNormal style='text-indent:21.0pt'>为了让您约到师傅、和师傅通话、<span lang=EN-US>&nbsp;</span>把钱付出去，巧匠到家<span lang=EN-US>APP</span>集成了下表所列的第三方<span lang=EN-US>SDK</span>。我们与每一家都签订了数据处理协议，约定其只能为完成表中目的而处理信息。</p>
<p class=MsoNormal style='text-indent:21.0pt'>下表将根据版本变化更新，本次更新日期：<span lang=EN-US>2022</span>年<span lang=EN-US>5</span>月<span lang=EN-US>9</span>日。</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0'>
  <td width=90 valign=top><p class=MsoNormal><b>第三方公司名称</b></p></td>
  <td width=90 valign=top><p class=MsoNormal><b>接入的<span lang=EN-US>SDK</span></b></p></td>
  <td width=110 valign=top><p class=MsoNormal><b>共享的信息</b></p></td>
  <td width=110 valign=top><p class=MsoNormal><b>共享目的</b></p></td>
  <td width=110 valign=top><p class=MsoNormal><b>包名</b></p></td>
  <td width=120 valign=top><p class=MsoNormal><b>第三方隐私政策</b></p></td>
 </tr>
 <tr style='mso-yfti-irow:1'>
  <td colspan=6 valign=top><p class=MsoNormal><b>一、消息与登录</b></p></td>
 </tr>
 <tr style='mso-yfti-irow:2'>
  <td rowspan=2 valign=top><p class=MsoNormal>«v:jpush,jverify|深圳市和讯华谷信息技术有限公司»</p></td>
  <td valign=top><p class=MsoNormal>«s:jpush|极光推送<span lang=EN-US>SDK</span>»</p></td>
  <td valign=top><p class=MsoNormal>«i:jpush|«IMEI|<span lang=EN-US>IMEI</span>»、«AID|<span lang=EN-US>Android ID</span>»、«MAC|<span lang=EN-US>MAC</span>地址»、«NET|网络信息»»</p></td>
  <td valign=top><p class=MsoNormal>«u:jpush|师傅接单、到达时通知您»</p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«k:jpush|cn.jpush.android»</span></p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US><a href="«l:jpush|https://www.jiguang.cn/license/privacy»">https://www.jiguang.cn/license/privacy</a></span></p></td>
 </tr>
 <tr style='mso-yfti-irow:3'>
  <td valign=top><p class=MsoNormal>«s:jverify|极光认证<span lang=EN-US>SDK</span>»</p></td>
  <td valign=top><p class=MsoNormal>«i:jverify|«PHONE|本机号码»、«CARRIER|运营商类型»、«NET|网络信息»»</p></td>
  <td valign=top><p class=MsoNormal>«u:jverify|免输验证码一键登录»</p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«k:jverify|cn.jiguang.verifysdk»</span></p></td>
  <td valign=top><p class=MsoNormal>«t:jverify|极光隐私政策»</p></td>
 </tr>
 <tr style='mso-yfti-irow:4'>
  <td colspan=6 valign=top><p class=MsoNormal><b>二、地图与通话</b></p></td>
 </tr>
 <tr style='mso-yfti-irow:5'>
  <td valign=top><p class=MsoNormal>«v:tmap|深圳市腾讯计算机系统有限公司»</p></td>
  <td valign=top><p class=MsoNormal>«s:tmap|腾讯地图<span lang=EN-US>SDK</span>»</p></td>
  <td valign=top><p class=MsoNormal>«i:tmap|«LOC|位置信息»、«WIFI|<span lang=EN-US>WLAN</span>接入点列表»、«SENS|传感器信息»»</p></td>
  <td valign=top><p class=MsoNormal>«u:tmap|确定上门地址»</p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«k:tmap|com.tencent.map»</span></p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US><a href="«l:tmap|https://lbs.qq.com/userAgreements/agreements/privacy»">«t:tmap|腾讯位置服务隐私声明»</a></span></p></td>
 </tr>
 <tr style='mso-yfti-irow:6'>
  <td valign=top><p class=MsoNormal>«v:xunjie|厦门迅捷云通信有限公司»</p></td>
  <td valign=top><p class=MsoNormal>«s:xunjie|迅捷视频通话<span lang=EN-US>SDK</span>»</p></td>
  <td valign=top><p class=MsoNormal>«i:xunjie|«MODEL|设备型号»、«OS|系统版本»、«IP|<span lang=EN-US>IP</span>地址»»</p></td>
  <td valign=top><p class=MsoNormal>«u:xunjie|上门之前远程查看故障情况»</p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«k:xunjie|com.xunjie.rtc»</span></p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«l:xunjie|https://www.xunjie-rtc.example/privacy.html»</span></p></td>
 </tr>
 <tr style='mso-yfti-irow:7'>
  <td colspan=6 valign=top><p class=MsoNormal><b>三、支付与分享</b></p></td>
 </tr>
 <tr style='mso-yfti-irow:8'>
  <td valign=top><p class=MsoNormal>«v:wx|财付通支付科技有限公司»</p></td>
  <td valign=top><p class=MsoNormal>«s:wx|微信支付<span lang=EN-US>SDK</span>»</p></td>
  <td valign=top><p class=MsoNormal>«i:wx|订单编号、金额、«NET|网络类型»»</p></td>
  <td valign=top><p class=MsoNormal>«u:wx|支付上门费»</p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«k:wx|com.tencent.mm.opensdk»</span></p></td>
  <td valign=top><p class=MsoNormal>«t:wx|微信支付隐私政策»</p></td>
 </tr>
 <tr style='mso-yfti-irow:9'>
  <td valign=top><p class=MsoNormal>«v:ali|支付宝（杭州）信息技术有限公司»</p></td>
  <td valign=top><p class=MsoNormal>«s:ali|支付宝客户端<span lang=EN-US>SDK</span>»</p></td>
  <td valign=top><p class=MsoNormal>«i:ali|订单编号、金额、«IMEI|<span lang=EN-US>IMEI</span>»、«IMSI|<span lang=EN-US>IMSI</span>»»</p></td>
  <td valign=top><p class=MsoNormal>«u:ali|支付上门费»</p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«k:ali|com.alipay.sdk»</span></p></td>
  <td valign=top><p class=MsoNormal><span lang=EN-US>«l:ali|https://opendocs.alipay.com/open/54/01g6qm»</span></p></td>
 </tr>
</table>
<p class=MsoNormal><span lang=EN-US>&nbsp;</span></p>
<p class=MsoNormal style='text-indent:21.0pt'>师傅端的定位轨迹由另一份《师傅端隐私声明》规定，与本附件无关。</p>
</div>
</body>
</html>
