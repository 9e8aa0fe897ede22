file: 15_game_union.html
title: 星渊纪元 第三方SDK共享清单
app: 星渊纪元
layout: sdk-list html-table-th br-cells channels rowspan
notes: Game; one table of all SDKs with in-cell breaks for packages, permissions and data; second table of channel (联运) SDKs with a rowspanned purpose; a remark names channels.
sdk: csj | 穿山甲 | 穿山甲SDK, CSJ, 穿山甲广告 | 
sdk: reyun | 热云 | 热云SDK, 热云数据, TrackingIO | 
sdk: tap | TapTap | TapSDK, TapTap登录 | 
sdk: tga | 数数科技 | 数数SDK, ThinkingData, TGA | 
sdk: gme | GME | 腾讯GME, GME语音SDK | 
sdk: mili | 米粒防沉迷 | 米粒防沉迷SDK, 米粒 | 
sdk: hwgame | 华为联运 | 华为联运SDK, 华为游戏服务 | android
sdk: oppogame | OPPO联运 | OPPO游戏联运, OPPO联运SDK | android
sdk: vivogame | vivo联运 | vivo联运SDK, vivo游戏联运 | android
%%%%
<div class="policy">
<h1>《星渊纪元》第三方 SDK 共享清单</h1>
<p>更新：2024.01.05 ｜ 适龄提示：12+</p>
<p>亲爱的舰长：为了登录、支付、语音开黑和反外挂，游戏里装有如下 SDK。</p>
<table>
<tr><th>序号</th><th>SDK名称/包名</th><th>SDK提供方</th><th>使用目的</th><th>收集个人信息的类型</th><th>所需权限</th><th>隐私条款</th></tr>
<tr><td>1</td><td>«s:csj|穿山甲SDK»<br>«k:csj|com.bytedance.sdk»</td><td>«v:csj|北京巨量引擎网络技术有限公司»</td><td>«u:csj|看广告复活»</td><td>«i:csj|«OAID|OAID»<br>«AID|Android_ID»<br>«IMEI|IMEI»<br>«LOC|位置信息»<br>«APPS|应用安装列表»»</td><td>«P@csj|android.permission.INTERNET»<br>«P@csj|android.permission.READ_PHONE_STATE»<br>«P@csj|android.permission.REQUEST_INSTALL_PACKAGES»</td><td>«l:csj|https://www.csjplatform.com/privacy/partner»</td></tr>
<tr><td>2</td><td>«s:reyun|热云SDK»<br>«k:reyun|com.reyun.tracking»</td><td>«v:reyun|北京热云科技有限公司»</td><td>«u:reyun|统计推广效果»</td><td>«i:reyun|«OAID|OAID»<br>«IP|IP地址»<br>«MODEL|手机型号»»</td><td>«P@reyun|android.permission.ACCESS_NETWORK_STATE»<br>«P@reyun|android.permission.ACCESS_WIFI_STATE»</td><td>«l:reyun|https://www.trackingio.com/privacy»</td></tr>
<tr><td>3</td><td>«s:tap|TapSDK»<br>«k:tap|com.tapsdk.bootstrap»</td><td>«v:tap|易玩（上海）网络科技有限公司»</td><td>«u:tap|TapTap账号登录与实名»</td><td>«i:tap|TapTap账号ID<br>«OS|系统版本»»</td><td>«P@tap|android.permission.INTERNET»</td><td>«l:tap|https://developer.taptap.cn/docs/sdk/start/agreement/»</td></tr>
<tr><td>4</td><td>«s:tga|数数SDK»<br>«k:tga|cn.thinkingdata.analytics»</td><td>«v:tga|上海数数信息科技有限公司»</td><td>«u:tga|分析关卡难度»</td><td>«i:tga|«AID|Android ID»<br>«CARRIER|运营商»<br>«NET|网络类型»»</td><td>«P@tga|android.permission.INTERNET»<br>«P@tga|android.permission.ACCESS_NETWORK_STATE»</td><td>«l:tga|https://www.thinkingdata.cn/privacy»</td></tr>
<tr><td>5</td><td>«s:gme|GME语音SDK»<br>«k:gme|com.tencent.TMG»</td><td>«v:gme|深圳市腾讯计算机系统有限公司»</td><td>«u:gme|队伍语音»</td><td>«i:gme|«MIC|语音数据»<br>«IP|IP地址»»</td><td>«P@gme|android.permission.RECORD_AUDIO»<br>«P@gme|android.permission.MODIFY_AUDIO_SETTINGS»</td><td>«l:gme|https://cloud.tencent.com/document/product/607/55634»</td></tr>
<tr><td>6</td><td>«s:mili|米粒防沉迷SDK»<br>«k:mili|com.mili.antiaddict»</td><td>«v:mili|成都米粒互娱科技有限公司»</td><td>«u:mili|限制未成年人游戏时长»</td><td>«i:mili|姓名<br>«IDC|身份证号»»</td><td>«P@mili|android.permission.INTERNET»</td><td>«l:mili|https://mili.example/aa/privacy»</td></tr>
</table>
<h2>渠道联运 SDK</h2>
<p>从手机厂商的游戏中心下载的版本，还会包含对应渠道的 SDK：</p>
<table>
<tr><th>使用目的</th><th>SDK名称</th><th>所属机构</th><th>涉及个人信息</th></tr>
<tr><td rowspan="3">«u:hwgame,oppogame,vivogame|渠道账号登录与支付»</td><td>«s:hwgame|华为联运SDK»</td><td>«v:hwgame|华为软件技术有限公司»</td><td>«i:hwgame|华为帐号ID、国家码»</td></tr>
<tr><td>«s:oppogame|OPPO联运SDK»</td><td>«v:oppogame|广东欢太科技有限公司»</td><td>«i:oppogame|«OAID|OAID»、«MODEL|设备型号»»</td></tr>
<tr><td>«s:vivogame|vivo联运SDK»</td><td>«v:vivogame|广东天宸网络科技有限公司»</td><td>«i:vivogame|«OAID|oaid»、«NET|联网方式»»</td></tr>
</table>
<p>客服：kf@xingyuan.example</p>
</div>
