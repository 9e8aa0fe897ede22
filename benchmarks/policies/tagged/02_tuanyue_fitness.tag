file: 02_tuanyue_fitness.html
title: 团跃健身用户隐私保护政策
app: 团跃健身
date: 2023-11-01
layout: full-html html-table-th rowspan
notes: HTML as saved from a browser, scripts, nav and footer; permission table with names, SDK table with a rowspanned category column.
sdk: getui | 个推 | 个推SDK, 个推消息推送, GeTui | 
sdk: mipush | 小米推送 | 小米推送SDK, MiPush | android
sdk: hms | 华为推送 | 华为推送SDK, HMS Push, 华为HMS推送 | android
sdk: amap | 高德地图 | 高德, 高德地图SDK, 高德定位 | 
sdk: shujin | 数津运动 | 数津运动计步SDK, 数津 | 
sdk: agora | 声网 | 声网SDK, Agora | 
sdk: qiniu | 七牛云 | 七牛云存储SDK, 七牛, Qiniu | 
%%%%
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>团跃健身用户隐私保护政策</title>
<style>body{font:14px/1.8 "PingFang SC",sans-serif;color:#333}table{border-collapse:collapse}td,th{border:1px solid #ddd;padding:6px}</style>
<script>
  // android.permission.READ_SMS 极光推送SDK 仅为脚本中的字符串
  window.__DATA__ = {"perm":"android.permission.SEND_SMS","sdk":"com.mob.pushsdk"};
</script>
</head>
<body>
<nav><a href="/">首页</a> <a href="/coach">教练入驻</a> <a href="/about">关于团跃</a> <a href="/join">加盟合作</a></nav>
<h1>团跃健身用户隐私保护政策</h1>
<p>版本：V3.2　　发布日期：2023年10月20日　　生效日期：2023年11月1日</p>
<p>上海团跃体育文化有限公司（以下简称&ldquo;团跃&rdquo;）为健身爱好者提供课程预约、线上直播课、运动记录等服务。本政策用来说明服务过程中个人信息的处理规则，适用于团跃健身 Android 客户端、iOS 客户端以及团跃门店的自助签到机。</p>
<p><b>在您点按&ldquo;同意并继续&rdquo;之前，客户端不会初始化任何第三方组件，也不会读取任何设备标识。</b></p>

<h2>一、我们收集的信息以及用途</h2>
<h3>（一）账号与会员</h3>
<p>注册会员需提供«PHONE|手机号»。购买门店年卡时，按照体育主管部门对预付卡的要求，我们会核对您的姓名与«IDC|身份证号码»。您可以补充性别、出生年月、身高、体重，以便计算基础代谢，这些属于选填项。</p>
<h3>（二）运动记录</h3>
<p>开始户外跑步后，团跃会持续取得«FINE|精确位置信息»来绘制轨迹，屏幕熄灭后仍会继续，直到您点按结束。步数来自手机的«SENS|加速度传感器»。如果您佩戴了心率带，客户端会通过«BT|蓝牙连接»读取心率数值。</p>
<h3>（三）课程互动</h3>
<p>一对一线上私教课需要双方打开摄像头与话筒，«CAM;MIC|音视频画面»经服务商转发，不做录制。课后评价中可附上«PHOTO|您上传的照片»。</p>
<h3>（四）设备与日志</h3>
<p>为了排查故障，客户端会记录«MODEL|手机型号»、«OS|系统版本号»、«OAID|OAID»、«IP|IP 地址»、«NET|联网方式»和«CRASH|崩溃日志»。</p>
<h3>（五）我们不收集什么</h3>
<p>团跃无意了解您的社交关系，«CONTACTS!|不会收集通讯录»；«APPS!|不会扫描您手机上安装的应用»；也«CLIP!|不会读取剪贴板»。</p>

<h2>二、设备权限说明</h2>
<table>
<thead><tr><th>权限名称</th><th>对应功能</th><th>何时询问</th><th>拒绝的后果</th></tr></thead>
<tbody>
<tr><td>«p:ACCESS_FINE_LOCATION|位置权限»</td><td>跑步轨迹、附近门店</td><td>首次点按&ldquo;开始跑步&rdquo;</td><td>不能记录户外轨迹</td></tr>
<tr><td>«p:CAMERA|相机权限»</td><td>私教课视频、扫码开柜</td><td>首次进入视频课</td><td>对方看不到您</td></tr>
<tr><td>«p:RECORD_AUDIO|麦克风权限»</td><td>私教课通话</td><td>首次进入视频课</td><td>对方听不到您</td></tr>
<tr><td>«p:READ_EXTERNAL_STORAGE|存储权限»</td><td>保存课程海报、更换头像</td><td>首次保存海报</td><td>无法保存</td></tr>
<tr><td>«p:ACTIVITY_RECOGNITION|身体活动权限»</td><td>计步</td><td>首次打开计步页</td><td>步数显示为零</td></tr>
<tr><td>«p:BLUETOOTH|蓝牙权限»</td><td>连接心率带、体脂秤</td><td>首次添加设备</td><td>无法添加设备</td></tr>
<tr><td>«p:READ_CALENDAR|日历权限»</td><td>把课程«CAL?|写入日程»提醒</td><td>首次开启上课提醒</td><td>改用推送提醒</td></tr>
</tbody>
</table>
<p>上述权限默认关闭，可随时在系统设置中更改。</p>

<h2>三、第三方 SDK 列表</h2>
<p>下列 SDK 由第三方提供，按用途归类：</p>
<table>
<tr><th>类别</th><th>产品名称</th><th>所属公司</th><th>收集的个人信息</th><th>使用场景</th><th>隐私政策</th></tr>
<tr><td rowspan="3">消息推送</td><td>«s:getui|个推SDK»</td><td>«v:getui|每日互动股份有限公司»</td><td>«i:getui|«AID|Android ID»、«OAID|OAID»、«NET|网络信息»、«APPS|已安装应用列表»»</td><td>«u:getui|发送上课提醒»</td><td><a href="«l:getui|https://docs.getui.com/privacy/»">查看</a></td></tr>
<tr><td>«s:mipush|小米推送SDK»</td><td>«v:mipush|北京小米移动软件有限公司»</td><td>«i:mipush|«OAID|OAID»、«MODEL|设备型号»»</td><td>«u:mipush|小米手机上的系统级推送»</td><td><a href="«l:mipush|https://dev.mi.com/console/doc/detail?pId=1822»">查看</a></td></tr>
<tr><td>«s:hms|华为推送SDK»</td><td>«v:hms|华为软件技术有限公司»</td><td>«i:hms|应用匿名标识（AAID）、令牌»</td><td>«u:hms|华为手机上的系统级推送»</td><td><a href="«l:hms|https://developer.huawei.com/consumer/cn/doc/development/HMSCore-Guides/sdk-data-security-0000001050042177»">查看</a></td></tr>
<tr><td rowspan="2">运动定位</td><td>«s:amap|高德定位SDK»</td><td>«v:amap|高德软件有限公司»</td><td>«i:amap|«FINE|经纬度»、«WIFI|WiFi列表»、«BSSID|BSSID»、«SENS|方向传感器»»</td><td>«u:amap|绘制跑步轨迹»</td><td><a href="«l:amap|https://lbs.amap.com/pages/privacy/»">查看</a></td></tr>
<tr><td>«s:shujin|数津运动计步SDK»</td><td>«v:shujin|苏州数津信息科技有限公司»</td><td>«i:shujin|«SENS|加速度传感器»、«MODEL|设备型号»»</td><td>«u:shujin|提升计步准确度»</td><td><a href="«l:shujin|https://www.shujin-sport.example/policy»">查看</a></td></tr>
<tr><td>音视频</td><td>«s:agora|声网SDK»</td><td>«v:agora|上海兆言网络科技有限公司»</td><td>«i:agora|«NET|网络类型»、«IP|IP地址»、«MODEL|设备型号»»</td><td>«u:agora|一对一私教视频»</td><td><a href="«l:agora|https://www.shengwang.cn/SDK-privacy-policy/»">查看</a></td></tr>
<tr><td>云存储</td><td>«s:qiniu|七牛云存储SDK»</td><td>«v:qiniu|上海七牛信息技术有限公司»</td><td>不涉及</td><td>«u:qiniu|上传头像与评价图片»</td><td><a href="«l:qiniu|https://www.qiniu.com/privacy-right»">查看</a></td></tr>
</table>

<h2>四、信息的共享与委托处理</h2>
<p>健身教练只能看到您的昵称、课程与评估报告，看不到联系方式；需要沟通时通过客户端内的会话完成。门店加盟商在核销课程时会看到会员编号。</p>
<p>我们不会出售个人信息，也不会把运动数据提供给保险公司用来核保。</p>

<h2>五、信息安全</h2>
<ul>
<li>客户端与服务器之间的通信全程加密，并校验证书指纹。</li>
<li>健康相关数据单独存放，密钥由硬件安全模块保管。</li>
<li>每年聘请第三方机构做一次渗透测试，结果向管理层汇报。</li>
<li>员工离职当日收回全部访问授权。</li>
</ul>

<h2>六、您如何行使权利</h2>
<ol>
<li>查看、修改资料：我的 &gt; 个人主页 &gt; 编辑。</li>
<li>删除运动记录：在记录详情页右上角点按&ldquo;…&rdquo;。</li>
<li>解绑智能设备：我的 &gt; 设备 &gt; 左滑。</li>
<li>注销账号：我的 &gt; 设置 &gt; 账号与安全 &gt; 注销。年卡未到期的，请先到门店办理退卡。</li>
</ol>

<h2>七、保存期限</h2>
<p>会员存续期间我们会一直保存运动记录；注销之后一个月内清除。合同与发票依照税收和会计规定保存十年。</p>

<h2>八、未成年人条款</h2>
<p>不满十六周岁的人员不得独自办理年卡。青少年体适能班由家长下单，我们仅记录孩子的昵称与年龄段。</p>

<h2>九、其他</h2>
<p>门店内的监控设备由门店依据治安管理要求安装，录像保存三十日，与客户端没有联系。</p>
<p>对本政策的任何疑问，请发邮件至 dpo@tuanyue.example，或者致电 021-0000 0000，我们在十五个工作日内答复。</p>
<footer>&copy; 2023 上海团跃体育文化有限公司　沪ICP备00000000号　<a href="/sitemap">站点地图</a></footer>
</body>
</html>
