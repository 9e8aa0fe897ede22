file: 09_en_parcelwise.html
title: Parcelwise Privacy Notice
app: Parcelwise
language: en
date: 2024-09-15
layout: en-full-html en-dl
notes: Company privacy notice in HTML, long; permissions described by name in a definition list with constants in brackets; sub-processors table; negations; rights under GDPR; payment processors and web services that are not SDKs.
sdk: sentry | Sentry | Sentry Android SDK | 
sdk: mapbox | Mapbox | Mapbox Maps SDK | 
sdk: branch | Branch | Branch SDK, Branch.io | 
sdk: zendesk | Zendesk | Zendesk Support SDK | 
sdk: orbitly | Orbitly Insights | Orbitly, Orbitly Insights SDK | 
sdk: stripe? | Stripe | | 
sdk: aws? | Amazon Web Services | AWS | 
%%%%
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Parcelwise Privacy Notice</title></head>
<body>
<header><a href="/">Parcelwise</a> | <a href="/pricing">Pricing</a> | <a href="/login">Log in</a></header>
<main>
<h1>Privacy Notice</h1>
<p><em>Last updated and effective: 15 September 2024</em></p>

<p>Parcelwise B.V. (&ldquo;Parcelwise&rdquo;, &ldquo;we&rdquo;) helps people keep track of the parcels that are on their way to them. We are the controller for the personal data that our Android app processes. This notice says which data these are, where they go, and what you can demand from us.</p>

<h2>1. The short version</h2>
<ul>
  <li>We need to know your tracking numbers. Without them there is nothing to track.</li>
  <li>We do not sell data. Not to carriers, not to shops, not to brokers.</li>
  <li>You can erase everything with one button.</li>
</ul>

<h2>2. Data that you give us</h2>
<p><strong>Account.</strong> Your e-mail address and a password. If you turn on delivery alerts by text message, also your «PHONE|mobile phone number».</p>
<p><strong>Parcels.</strong> Tracking numbers, carrier, the nickname that you assign to a parcel, and the delivery address when a carrier reports it to us.</p>
<p><strong>Support.</strong> Messages that you send us, including «PHOTO?|screenshots» that you attach, and recordings of support calls if you agree to them at the start of the call.</p>

<h2>3. Data that the app collects</h2>
<p>The app sends us your «IP|IP address», «MODEL|device model», «OS|Android version», language, time zone, and the «NET|type of network connection». When you open the map of pick-up points and consent, it uses your «FINE|precise location»; the position is sent to the map provider and is not stored by us.</p>
<p>If the app stops unexpectedly, «CRASH|diagnostic data about the crash» are transmitted.</p>

<h2>4. Device permissions</h2>
<dl>
  <dt>«p:ACCESS_FINE_LOCATION|Location» («P|ACCESS_FINE_LOCATION», «P|ACCESS_COARSE_LOCATION»)</dt>
  <dd>Sorting pick-up points by distance. Optional.</dd>
  <dt>«p:CAMERA|Camera» («P|CAMERA»)</dt>
  <dd>«CAM?|Scanning the barcode on a missed-delivery card.» Frames are analysed on the device and then dropped.</dd>
  <dt>«p:POST_NOTIFICATIONS|Notifications» («P|POST_NOTIFICATIONS»)</dt>
  <dd>Telling you that a courier is nearby.</dd>
  <dt>«p:INTERNET=|Full network access» («P|INTERNET»)</dt>
  <dd>Asking carriers for news.</dd>
  <dt>«p:WAKE_LOCK|Prevent phone from sleeping» («P|WAKE_LOCK»)</dt>
  <dd>Finishing a refresh that started in the background.</dd>
  <dt>«p:RECEIVE_BOOT_COMPLETED|Run at startup» («P|RECEIVE_BOOT_COMPLETED»)</dt>
  <dd>Scheduling the next refresh after a restart.</dd>
</dl>
<p>The app has no permission to read text messages, and «SMS!|we do not collect your SMS messages». Likewise «CONTACTS!|we do not upload your address book» and «CALLS!|we never access your call log».</p>

<h2>5. Components from other companies</h2>
<p>The app contains software development kits. The companies behind them process data on our behalf:</p>
<table>
  <thead>
    <tr><th>Provider</th><th>SDK</th><th>Purpose</th><th>Data</th><th>Their notice</th></tr>
  </thead>
  <tbody>
    <tr><td>«v:sentry|Functional Software, Inc.»</td><td>«s:sentry|Sentry Android SDK»</td><td>«u:sentry|Error monitoring»</td><td>«i:sentry|«CRASH|Stack traces», «MODEL|device model», «OS|OS version»»</td><td><a href="«l:sentry|https://sentry.io/privacy/»">sentry.io</a></td></tr>
    <tr><td>«v:mapbox|Mapbox, Inc.»</td><td>«s:mapbox|Mapbox Maps SDK»</td><td>«u:mapbox|Map of pick-up points»</td><td>«i:mapbox|«LOC|Location», «IP|IP address»»</td><td><a href="«l:mapbox|https://www.mapbox.com/legal/privacy»">mapbox.com</a></td></tr>
    <tr><td>«v:branch|Branch Metrics, Inc.»</td><td>«s:branch|Branch SDK»</td><td>«u:branch|Opening shared parcels in the app»</td><td>«i:branch|«GAID|Advertising ID», «AID|Android ID», «IP|IP address»»</td><td><a href="«l:branch|https://branch.io/policies/#privacy»">branch.io</a></td></tr>
    <tr><td>«v:zendesk|Zendesk, Inc.»</td><td>«s:zendesk|Zendesk Support SDK»</td><td>«u:zendesk|Help centre and chat»</td><td>«i:zendesk|E-mail address, messages»</td><td><a href="«l:zendesk|https://www.zendesk.com/company/agreements-and-terms/privacy-notice/»">zendesk.com</a></td></tr>
    <tr><td>«v:orbitly|Orbitly Oy»</td><td>«s:orbitly|Orbitly Insights»</td><td>«u:orbitly|Counting which screens are used»</td><td>«i:orbitly|Random installation ID, «CARRIER|mobile carrier»»</td><td><a href="«l:orbitly|https://orbitly.example/privacy»">orbitly.example</a></td></tr>
  </tbody>
</table>

<h2>6. Other recipients</h2>
<p>Our servers are rented from «s:aws|Amazon Web Services» in Frankfurt. Payments for Parcelwise Plus are handled by Google Play or, on our website, by «s:stripe|Stripe»; we never see a card number. Carriers receive nothing but the tracking number.</p>
<p>We disclose data to authorities only when a court order compels us, and we tell you unless the order forbids it.</p>

<h2>7. Legal bases</h2>
<p>Tracking parcels rests on the contract with you (Art. 6(1)(b) GDPR). Error monitoring rests on our legitimate interest in an app that works. Location and analytics rest on consent, which you may withdraw at any moment under <i>Settings &rsaquo; Privacy</i>.</p>

<h2>8. Retention</h2>
<p>Parcels are deleted ninety days after delivery. Accounts that have not been used for two years are closed after a warning. Backups rotate every thirty-five days.</p>

<h2>9. Your rights</h2>
<p>You may ask for access, rectification, erasure, restriction, portability, and you may object. Write to us from the address of your account; we answer within a month. You may also turn to the Dutch supervisory authority.</p>

<h2>10. Cookies on our website</h2>
<p>Our website sets one cookie that remembers your language and one that keeps you logged in. There is no banner because there is nothing to ask for.</p>

<h2>11. Children</h2>
<p>The app is meant for people aged sixteen and over.</p>

<h2>12. Changes and contact</h2>
<p>We announce material changes thirty days ahead. Parcelwise B.V., Keizersgracht 000, Amsterdam. privacy@parcelwise.example</p>
</main>
<footer>© 2024 Parcelwise B.V.</footer>
</body></html>
