file: 20_nested_lists.html
title: 漫游记 合作方与SDK目录
app: 漫游记旅行
layout: sdk-list html-nested-lists link-text
notes: SDKs as nested ul/ol lists under h3 categories, keys in <b>, values as nested bullets, links as text; details/summary; two SDKs share one bullet block.
sdk: amap | 高德地图 | 高德地图SDK, 高德 | 
sdk: zhima? | 芝麻信用 | 芝麻信用免押 | 
sdk: iflytek | 科大讯飞 | 讯飞语音SDK, 科大讯飞语音SDK | 
sdk: youdao | 有道智云 | 有道翻译SDK, 有道智云SDK | 
sdk: lvpai | 旅拍云剪 | 旅拍云剪SDK, 旅拍云 | 
sdk: cmcc | 中国移动号码认证 | 移动认证SDK, 中国移动一键登录 | 
sdk: ctcc | 天翼账号 | 天翼账号认证SDK, 电信一键登录 | 
sdk: cucc | 中国联通号码认证 | 联通认证SDK, 联通一键登录 | 
sdk: honor | 荣耀推送 | 荣耀推送SDK | android
%%%%
<article>
<h1>漫游记 合作方与 SDK 目录</h1>
<p>目录的更新时间为 2024 年 9 月 2 日。查找某个 SDK 时可使用浏览器的页内搜索。</p>
<h3>一键登录</h3>
<ul>
  <li>«s:cmcc|移动认证SDK»
    <ul>
      <li><b>公司</b>：«v:cmcc|中移互联网有限公司»</li>
      <li><b>用途</b>：«u:cmcc|移动号码免密登录»</li>
      <li><b>信息</b>：
        <ul><li>«i:cmcc|«PHONE|本机号码»</li><li>«NET|网络类型»</li><li>«IP|IP 地址»»</li></ul>
      </li>
      <li><b>规则</b>：<a href="«l:cmcc|https://wap.cmpassport.com/resources/html/contract.html»">«t:cmcc|中国移动认证服务条款»</a></li>
    </ul>
  </li>
  <li>«s:ctcc|天翼账号认证SDK»
    <ul>
      <li><b>公司</b>：«v:ctcc|天翼数字生活科技有限公司»</li>
      <li><b>用途</b>：«u:ctcc|电信号码免密登录»</li>
      <li><b>信息</b>：
        <ul><li>«i:ctcc|«PHONE|本机号码»</li><li>«MODEL|终端型号»»</li></ul>
      </li>
      <li><b>规则</b>：<a href="«l:ctcc|https://e.189.cn/sdk/agreement/detail.do»">«t:ctcc|天翼账号隐私政策»</a></li>
    </ul>
  </li>
  <li>«s:cucc|联通认证SDK»
    <ul>
      <li><b>公司</b>：«v:cucc|联通在线信息科技有限公司»</li>
      <li><b>用途</b>：«u:cucc|联通号码免密登录»</li>
      <li><b>信息</b>：
        <ul><li>«i:cucc|«PHONE|本机号码»</li><li>«CARRIER|运营商标识»»</li></ul>
      </li>
      <li><b>规则</b>：<a href="«l:cucc|https://opencloud.wostore.cn/authz/resource/html/disclaimer.html»">«t:cucc|联通统一认证服务条款»</a></li>
    </ul>
  </li>
</ul>
<h3>地图与翻译</h3>
<ol>
  <li><strong>«s:amap|高德地图SDK»</strong>
    <ol type="a">
      <li>公司：«v:amap|高德软件有限公司»</li>
      <li>用途：«u:amap|景点导航、附近美食»</li>
      <li>信息：«i:amap|«FINE|经纬度»、«SSID|SSID»、«BSSID|BSSID»、«SENS|气压传感器»»</li>
      <li>权限：«p:ACCESS_FINE_LOCATION@amap|位置权限»、«p:ACCESS_WIFI_STATE@amap|读取WLAN状态»</li>
      <li>规则：«l:amap|https://lbs.amap.com/pages/privacy/»</li>
    </ol>
  </li>
  <li><strong>«s:youdao|有道翻译SDK»</strong>
    <ol type="a">
      <li>公司：«v:youdao|网易有道信息技术（北京）有限公司»</li>
      <li>用途：«u:youdao|拍照翻译菜单»</li>
      <li>信息：«i:youdao|«PHOTO|待翻译的图片»、«OS|系统版本»»</li>
      <li>权限：«p:CAMERA@youdao|相机权限»</li>
      <li>规则：«l:youdao|https://ai.youdao.com/DOCSIRMA/html/privacy.html»</li>
    </ol>
  </li>
  <li><strong>«s:iflytek|讯飞语音SDK»</strong>
    <ol type="a">
      <li>公司：«v:iflytek|科大讯飞股份有限公司»</li>
      <li>用途：«u:iflytek|对话翻译»</li>
      <li>信息：«i:iflytek|«MIC|语音»、«AID|Android ID»»</li>
      <li>权限：«p:RECORD_AUDIO@iflytek|麦克风权限»</li>
      <li>规则：«l:iflytek|https://www.xfyun.cn/doc/policy/sdk_privacy.html»</li>
    </ol>
  </li>
</ol>
<h3>影像与消息</h3>
<details open><summary>展开查看</summary>
<ul>
  <li>«s:lvpai|旅拍云剪SDK»（«v:lvpai|三亚旅拍云科技有限公司»）
    <ul><li>用途：«u:lvpai|自动生成旅行短片»</li><li>信息：«i:lvpai|«PHOTO|您选择的照片和视频»»</li><li>规则：«t:lvpai|旅拍云剪开发者隐私政策»</li></ul>
  </li>
  <li>«s:honor|荣耀推送SDK»（«v:honor|深圳荣耀软件技术有限公司»）
    <ul><li>用途：«u:honor|向荣耀手机推送航班动态»</li><li>信息：«i:honor|应用匿名设备标识 AAID、推送令牌»</li><li>规则：«l:honor|https://developer.honor.com/cn/docs/11002/guides/sdk-data-security»</li></ul>
  </li>
</ul>
</details>
<p>酒店免押金服务由«s:zhima|芝麻信用»提供，跳转至其页面办理，本应用未集成其组件。</p>
</article>
