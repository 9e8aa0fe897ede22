package cn.jiguang.api;

import android.content.Context;
import android.net.ConnectivityManager;
import android.provider.Settings;

public class JCoreInterface {
    public static boolean register(Context context) {
        ConnectivityManager network =
                (ConnectivityManager) context.getSystemService(Context.CONNECTIVITY_SERVICE);
        return network.getActiveNetworkInfo() != null;
    }

    public static String getDeviceId(Context context) {
        return Settings.Secure.getString(context.getContentResolver(), "android_id");
    }
}
