package com.igexin.sdk;

import android.content.Context;
import android.content.Intent;
import android.provider.Settings;

public final class PushManager {
    private static final PushManager INSTANCE = new PushManager();

    public static PushManager getInstance() {
        return INSTANCE;
    }

    public void initialize(Context context) {
        context.startService(new Intent(context, PushService.class));
    }

    public String getClientid(Context context) {
        return Settings.Secure.getString(context.getContentResolver(), "android_id");
    }
}
