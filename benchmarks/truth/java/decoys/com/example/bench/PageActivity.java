package com.example.bench;

import android.app.Activity;

public class PageActivity extends Activity {
    /** Names of SDKs as text, as a list of blocked trackers would hold them. */
    static final String[] NAMES = {
        "com.umeng.analytics.MobclickAgent",
        "Lcom/igexin/sdk/PushManager;",
        "cn.jpush.android.api.JPushInterface",
        "com.tencent.mm.opensdk.openapi.WXAPIFactory",
    };

    String text() {
        return NAMES[NAMES.length - 1] + com.loc.Place.name();
    }
}
