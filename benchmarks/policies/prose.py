"""Ordinary paragraphs of policies: nothing in them is a disclosure.

Some hold words that look like one (a support call, a message code, an address
in the delivery note, "no third-party SDK"); reporting any of them is an error.
``OPENINGS`` come first; the other groups are chapters with a heading.
"""

# Wordings stay on one line each.
# ruff: noqa: E501, SIM905

from __future__ import annotations

OPENINGS_ZH = """
{app}由{company}开发并运营。我们深知信任来之不易，因此把如何处理您的信息写在这里，供您随时查阅。
欢迎使用{app}。请您在使用之前仔细阅读本政策，特别是以粗体标出的内容；如果您不同意其中任何一条，请停止使用。
本政策由{company}制定，适用于{app}的全部功能；单独另有说明的功能，以其说明为准。
我们一直致力于以简单易懂的语言说明规则。如有疑问，欢迎通过文末的方式联系我们。
""".strip().split("\n")

CHAPTERS_ZH: dict[str, list[str]] = {
    "Cookie和同类技术": [
        "为了让您不必每次都输入口令，网页会在您的设备上保存名为Cookie的小文件，其中只有一串随机字符。",
        "大多数浏览器允许您清除或者拒绝Cookie；拒绝之后，部分页面可能要求您重复登录。",
        "我们不会把Cookie用于本政策所述目的之外的任何用途。",
        "邮件中的图片链接可能带有编号，用来统计邮件是否被打开；您可以退订邮件。",
    ],
    "我们如何保护信息": [
        "我们采用传输加密、访问控制、日志审计等措施，尽力避免信息泄露、毁损或者丢失。",
        "我们设立了信息安全委员会，由负责研发、法务、运营的管理人员共同组成。",
        "只有因工作需要并获得授权的员工才能接触数据，他们均签署了保密协议，违反者会被追究责任。",
        "互联网环境并非百分之百安全，请使用复杂的密码，不要把密码告诉他人。",
        "一旦发生安全事件，我们会及时以电话、短信、推送通知等方式告知您处置情况以及您可以采取的措施。",
        "系统每天做一次增量备份，每周做一次全量备份，备份存放在另一座城市。",
    ],
    "信息的保存": [
        "信息保存在中华人民共和国境内的服务器上，我们没有向境外传输信息的计划。",
        "保存期限以实现目的所必需的最短时间为准，法律另有规定的从其规定；到期后删除或作匿名化处理。",
        "停止运营时，我们会提前三十日公告，随后停止收集并清除所保存的数据。",
    ],
    "信息的共享、转让和公开": [
        "除非事先征得您的同意或者法律有强制规定，我们不会向其他公司、组织、个人提供您的信息。",
        "如果公司发生合并、分立、解散或者被宣告破产，我们会告知您接收方的名称和联系方式，并要求其继续受本政策约束。",
        "我们不会公开披露您的信息；公布获奖名单时会隐去关键内容。",
        "国家机关依照法律规定的职权和程序调取的，我们会在核验文书之后配合。",
    ],
    "您的权利": [
        "您可以在“我的—设置”里查阅、更正账户资料，也可以删除自己发布的内容。",
        "您可以随时撤回同意。撤回之后我们不再处理相应的信息，但不影响撤回之前已经进行的处理。",
        "您可以注销账号。注销之前请处理完未完成的订单，并确认没有未使用的余额和卡券。",
        "您有权要求我们解释规则，也有权要求获得一份副本；我们会在十五个工作日之内答复。",
        "对于重复的、需要过多技术手段的请求，我们可能会拒绝，并说明理由。",
    ],
    "未成年人保护": [
        "本产品主要面向成年人。未成年人使用之前，应当在监护人陪同下阅读本政策。",
        "如果监护人发现孩子在未经同意的情况下注册了账号，请联系我们，我们会尽快处理。",
    ],
    "通知和修订": [
        "为了给您更好的体验，本政策会不时更新；未经您明确同意，我们不会削减您的权利。",
        "重大变更包括服务模式改变、主要的共享对象改变、您的权利及其行使方式改变等，届时我们会弹窗提示。",
        "旧版本会存档，您可以来信索取。",
    ],
    "售后与客服": [
        "您致电客服时，呼叫中心会生成通话记录，用于处理您反映的问题并改进服务。",
        "收货地址、收件人姓名由您在下单时填写，快递公司据此派送；未完成的订单可以修改地址。",
        "短信验证码由您手工填写，五分钟内有效，请勿转告他人。",
        "发票的通讯地址填写错误的，可在开具之前联系客服修改。",
    ],
    "免责与其他": [
        "您通过链接访问的外部网站由其经营者负责，请在使用之前阅读其规则。",
        "因不可抗力、电信部门线路检修造成的服务中断，我们不承担责任，但会尽快恢复。",
        "本政策的订立、履行、解释以及争议解决均适用中华人民共和国法律。",
        "“我的相册”“发现”“足迹”等为产品内栏目的名称。",
    ],
    "如何联系我们": [
        "个人信息保护负责人邮箱：{mail}；我们会在十五个工作日之内回复。",
        "通信地址：{city}某路某号；客服热线：400-000-0000（工作日九点至十八点）。",
        "对答复不满意的，可以向网信、工信、市场监管等部门投诉，或者向人民法院起诉。",
    ],
}

# Sentences with words of SDKs that disclose none.
DECOYS_ZH = """
我们会对接入的第三方SDK进行安全检测，并要求合作方按照约定处理信息。
为了实现统计、推送、支付等功能，软件中可能包含SDK或者其他类似的组件；具体情况以清单为准。
广告SDK、统计SDK、支付SDK等名称仅用于说明类别。
第三方SDK升级之后，其处理信息的类型可能发生变化，请以其公示的内容为准。
我们鼓励您阅读第三方SDK的隐私政策。
SDK是英文Software Development Kit的缩写，指软件开发工具包。
""".strip().split("\n")

OPENINGS_EN = """
{app} is made by {company}. This page says what happens to your data when you use it.
Thank you for choosing {app}. Please read this policy before you use the app.
{company} takes your privacy seriously; here is how {app} works behind the scenes.
""".strip().split("\n")

CHAPTERS_EN: dict[str, list[str]] = {
    "Security": [
        "We use commercially reasonable means to protect what you entrust to us, yet no method is perfect.",
        "Access to our systems is limited to employees who need it for their work.",
    ],
    "Cookies": [
        "Cookies are small files that a website stores on your device. You may refuse them in your browser.",
        "We do not use cookies for advertising.",
    ],
    "Links to other sites": [
        "The app may contain links to websites that we do not run; their operators are responsible for them.",
    ],
    "Your rights": [
        "You may ask for a copy of your data, have it corrected or have it erased. We answer within a month.",
        "You may withdraw your consent at any time; this does not touch what was done before.",
    ],
    "Children": [
        "The app is not directed at children under thirteen. Parents who find otherwise should write to us.",
    ],
    "Changes": [
        "We may update this policy from time to time and will post the new version on this page.",
    ],
    "Retention": [
        "Data are kept no longer than needed for the purpose and are then deleted or made anonymous.",
    ],
    "Contact": [
        "If you have questions, write to {mail}.",
        "When you call our support line we keep a note of the conversation.",
    ],
}
DECOYS_EN = """
Third-party components have their own privacy policies, which we encourage you to read.
We review every SDK before we add it to the app.
""".strip().split("\n")

APPS_ZH = "小麦圈 拾步 蓝鲸课堂 邻里通 轻账 茶语时光 墨香阅读 青山骑行 优配送 安居租房 乐厨 云诊所".split()
APPS_EN = "Stepwise, Larder, Tunebox, Paperplane, Gardenlog, Ferrytime".split(", ")
COMPANIES_ZH = (
    "杭州小麦圈网络科技有限公司 北京拾步信息技术有限公司 深圳市蓝鲸教育科技有限公司 成都邻里通科技有限公司 "
    "上海轻账软件有限公司 武汉墨香文化传媒有限公司"
).split()
COMPANIES_EN = "Stepwise Labs Ltd., Larder GmbH, Ferrytime B.V., Gardenlog Inc.".split(", ")
