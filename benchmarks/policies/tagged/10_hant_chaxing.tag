file: 10_hant_chaxing.txt
title: 茶行記 隱私權政策
app: 茶行記
language: zh-Hant
date: 2023-08-01
layout: full-prose hant prose-sdks
notes: Traditional Chinese (Taiwan) full policy; permissions by Taiwanese names, SDKs in prose and a dotted list, LINE and Google products; law and cookie prose.
sdk: fcm | Firebase Cloud Messaging | FCM, Firebase 雲端通訊 | 
sdk: ga4 | Google Analytics for Firebase | Firebase Analytics, Google Analytics, GA4 | 
sdk: crashl | Firebase Crashlytics | Crashlytics | 
sdk: line | LINE | LINE SDK, LINE Login | 
sdk: fb | Facebook SDK | Facebook, Meta SDK | 
sdk: appsf | AppsFlyer | AppsFlyer SDK | 
sdk: tappay? | TapPay | 喬睿科技 | 
sdk: chali | 茶理推薦 | 茶理推薦引擎 | 
%%%%
茶行記 隱私權政策

最後更新：2023 年 8 月 1 日

歡迎使用「茶行記」（以下稱本服務）。本服務由山嵐數位股份有限公司（以下稱本公司）經營，提供茶行地圖、線上訂茶、品茶筆記等功能。本公司依據中華民國《個人資料保護法》及相關法令訂定本政策，請您詳細閱讀。

一、適用範圍

本政策適用於本服務之 Android 應用程式與網站。您經由本服務連結至其他店家網站時，該店家另有其政策，與本公司無涉。

二、蒐集之個人資料類別

（一）會員資料：姓名、電子郵件、«PHONE|手機號碼»、生日（領取生日禮使用，可不填）。
（二）訂購資料：收件人、寄送地址、發票載具。
（三）品茶筆記：您輸入的文字，以及您選擇上傳的«PHOTO|相片»。
（四）裝置資料：«MODEL|裝置型號»、«OS|作業系統版本»、«GAID|廣告識別碼»、«IP|IP 位址»、«CARRIER|電信業者名稱»。
（五）位置資料：於您同意後取得«FINE|精確位置»，以顯示鄰近茶行；未同意時則以您輸入之行政區代替。
（六）當機報告：«CRASH|應用程式當機紀錄»。

三、裝置權限

本服務於必要時會請求下列權限，您得隨時於系統設定中關閉：
・«p:ACCESS_FINE_LOCATION|位置資訊權限»：顯示鄰近茶行。
・«p:CAMERA|相機權限»：«CAM?|掃描茶罐上的 QR Code»。
・«p:READ_EXTERNAL_STORAGE|儲存空間權限»：從相簿挑選相片、儲存電子禮券。
・«p:POST_NOTIFICATIONS|通知權限»：告知出貨進度與活動訊息。

本服務不需要«p:READ_CONTACTS!;CONTACTS!|通訊錄權限»，亦不會«CALLS!|蒐集您的通話紀錄»或«SMS!|讀取簡訊內容»；登入所用之簡訊驗證碼須由您自行輸入。

四、蒐集之目的

契約履行、會員管理、行銷（僅於您同意時）、統計分析、資訊安全。本公司不會將個人資料用於前述以外之目的，若有變更將另行通知。

五、利用之期間、地區、對象及方式

期間：會員關係存續期間，以及法令所定之保存年限。
地區：臺灣、日本（備援機房所在地）。
對象：本公司、物流業者、金流業者與下節所列之技術夥伴。
方式：以自動化機器或其他非自動化之方式利用。

六、技術夥伴

本服務使用 «v:fcm,ga4,crashl|Google LLC» 提供之下列工具：
・«s:fcm|Firebase Cloud Messaging»：«u:fcm|傳送推播通知»。
・«s:ga4|Google Analytics for Firebase»：«u:ga4|了解功能使用狀況»，會處理«i:ga4|«GAID|廣告識別碼»與裝置資料»。
・«s:crashl|Firebase Crashlytics»：«u:crashl|分析當機原因»，會處理«i:crashl|«CRASH|當機紀錄»及«MODEL|裝置型號»»。
上述工具之隱私權政策請見 «l:fcm,ga4,crashl|https://policies.google.com/privacy»

為了讓您快速登入，本服務整合了 «s:line|LINE SDK»（«v:line|LINE Corporation»）以及 «s:fb|Facebook SDK»（«v:fb|Meta Platforms, Inc.»），登入時我們僅取得您的公開名稱與大頭貼。廣告成效則由 «s:appsf|AppsFlyer SDK» «u:appsf|進行歸因分析»。商品推薦採用«v:chali|茶理資料有限公司»之«s:chali|茶理推薦引擎 SDK»，僅使用«i:chali|購買紀錄»，不會取得«IMEI!|IMEI»。

信用卡付款由 «s:tappay|TapPay»（喬睿科技）處理，本公司不會儲存完整«BANK?|卡號»。

七、Cookie 之使用

本服務網站使用 Cookie 記錄語言偏好與購物車。您可於瀏覽器選擇拒絕，惟部分功能將無法運作。

八、資料安全

本公司採用加密傳輸、存取權限控管、定期弱點掃描等措施。員工均簽署保密切結，離職後立即停用帳號。若發生個資外洩，將依法通知當事人並通報主管機關。

九、您的權利

您得依個資法第三條，就您的個人資料行使下列權利：查詢或請求閱覽、請求製給複製本、請求補充或更正、請求停止蒐集處理或利用、請求刪除。請以註冊信箱來信，本公司將於十五日內回覆。製給複製本得酌收必要成本費用。

十、未成年人

未滿十八歲之使用者，應由法定代理人閱讀並同意本政策後使用。茶品促銷活動不以兒童為對象。

十一、政策修訂

本公司得隨時修訂本政策，修訂後公告於網站，重大修訂將以電子郵件通知。

十二、聯絡方式

山嵐數位股份有限公司　客服信箱：care@shanlan.example　客服專線：(02) 0000-0000
