package com.umeng.analytics;

import android.content.Context;
import com.umeng.commonsdk.UMConfigure;

public final class MobclickAgent {
    private MobclickAgent() {}

    public static void onEvent(Context context, String event) {
        android.util.Log.d("MobclickAgent", event + UMConfigure.getDevice());
    }
}
