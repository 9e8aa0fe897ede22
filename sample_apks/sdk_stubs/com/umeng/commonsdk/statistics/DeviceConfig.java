package com.umeng.commonsdk.statistics;

import android.content.Context;
import android.net.ConnectivityManager;
import android.net.NetworkInfo;
import android.net.wifi.WifiManager;
import android.provider.Settings;
import android.telephony.TelephonyManager;

public final class DeviceConfig {
    private DeviceConfig() {}

    public static String describe(Context context) {
        TelephonyManager phone =
                (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        WifiManager wifi = (WifiManager) context.getSystemService(Context.WIFI_SERVICE);
        ConnectivityManager network =
                (ConnectivityManager) context.getSystemService(Context.CONNECTIVITY_SERVICE);
        NetworkInfo active = network.getActiveNetworkInfo();
        return phone.getDeviceId()
                + wifi.getConnectionInfo().getMacAddress()
                + Settings.Secure.getString(context.getContentResolver(), "android_id")
                + (active == null ? "" : active.getTypeName());
    }
}
