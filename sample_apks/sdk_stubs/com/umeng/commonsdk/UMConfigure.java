package com.umeng.commonsdk;

import android.content.Context;
import com.umeng.commonsdk.statistics.DeviceConfig;

public final class UMConfigure {
    private static String device = "";

    private UMConfigure() {}

    public static void init(Context context, String appKey, String channel) {
        device = DeviceConfig.describe(context) + appKey + channel;
    }

    public static String getDevice() {
        return device;
    }
}
