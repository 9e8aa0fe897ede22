package com.sensorsdata.analytics.android.sdk;

import android.content.Context;
import android.provider.Settings;
import android.util.Log;

public class SensorsDataAPI {
    private final String distinctId;

    private SensorsDataAPI(String distinctId) {
        this.distinctId = distinctId;
    }

    public static SensorsDataAPI sharedInstance(Context context) {
        return new SensorsDataAPI(
                Settings.Secure.getString(context.getContentResolver(), "android_id"));
    }

    public void track(String event) {
        Log.d("SA", distinctId + event);
    }
}
