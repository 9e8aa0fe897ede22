file: 08_en_habitloop.md
title: HabitLoop Privacy Policy
app: HabitLoop
language: en
date: 2023-06-05
layout: en-markdown en-bullets
notes: Indie developer's page in the style of generated policies, own words: bullets of third-party services with links, log data, cookies, negation.
sdk: gps | Google Play Services | Google Play services | android
sdk: admob | AdMob | Google AdMob | 
sdk: fba | Google Analytics for Firebase | Firebase Analytics | 
sdk: crash | Firebase Crashlytics | Crashlytics | 
sdk: revcat | RevenueCat | | 
sdk: onesig | OneSignal | | 
%%%%
# Privacy Policy for HabitLoop

**Effective date: June 5, 2023**

Hi! HabitLoop is a free, ad-supported habit tracker that I build in my evenings. This page tells you what the app does with data. If anything here is unclear, write to me and I will rephrase it.

## What stays on your phone

Your habits, streaks and notes live in a local database. There is no HabitLoop account and no HabitLoop server, so I cannot see them. Uninstalling the app removes them, unless you made a backup file yourself.

## What is gathered automatically

I rely on a few outside components that may gather information used to identify your device:

* [«s:gps|Google Play Services»](«l:gps|https://policies.google.com/privacy»)
* [«s:admob|AdMob»](«l:admob|https://support.google.com/admob/answer/6128543?hl=en»)
* [«s:fba|Google Analytics for Firebase»](«l:fba|https://firebase.google.com/policies/analytics»)
* [«s:crash|Firebase Crashlytics»](«l:crash|https://firebase.google.com/support/privacy/»)
* [«s:revcat|RevenueCat»](«l:revcat|https://www.revenuecat.com/privacy»)
* [«s:onesig|OneSignal»](«l:onesig|https://onesignal.com/privacy_policy»)

### Log data

Whenever something goes wrong in the app, «CRASH|a crash report» is produced. It can contain your device's «IP|Internet Protocol ("IP") address», «MODEL|device model», «OS|operating system version», the configuration of the app at that moment, and the time and date of the event.

### Advertising identifier

AdMob reads the «GAID|Google advertising ID» to cap how often you see the same ad. You can reset or delete that ID in Android's settings under *Privacy > Ads*.

## Permissions

| Permission | Why |
| --- | --- |
| «P|INTERNET» | loading ads, validating your subscription |
| «P|ACCESS_NETWORK_STATE» | holding back ads when offline |
| «P|POST_NOTIFICATIONS» | the reminders you schedule |
| «P|RECEIVE_BOOT_COMPLETED» | restoring reminders after a restart |
| «P|VIBRATE» | haptic feedback |
| «P|com.google.android.gms.permission.AD_ID» | the advertising ID mentioned above |

HabitLoop «LOC!|does not access your location», it «CONTACTS!|does not read your contacts», and it never asks for «p:RECORD_AUDIO!;MIC!|the microphone».

## Cookies

Cookies are small files that websites leave behind. The app itself does not set any; the components listed above may do so inside their web views. You can refuse them, though a few ads may then be blank.

## Service providers

I may employ freelancers to translate the app. They see strings, not users.

## Security

No method of storage is perfectly safe. I keep dependencies up to date and sign every release, but I cannot promise absolute security.

## Children

HabitLoop is not directed at children under 13. If you are a parent and believe that your child has sent me personal details by email, tell me and I will delete the message.

## Changes

When this policy changes I bump the date at the top and mention it in the release notes. Continuing to use the app afterwards means that you are fine with the change.

## Contact

habitloop.dev@mail.example
