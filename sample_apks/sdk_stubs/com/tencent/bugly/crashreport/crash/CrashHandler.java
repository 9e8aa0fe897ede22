package com.tencent.bugly.crashreport.crash;

import android.content.Context;
import android.net.ConnectivityManager;
import android.util.Log;

public class CrashHandler implements Thread.UncaughtExceptionHandler {
    private final Context context;

    public CrashHandler(Context context) {
        this.context = context;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        ConnectivityManager network =
                (ConnectivityManager) context.getSystemService(Context.CONNECTIVITY_SERVICE);
        Log.e("Bugly", String.valueOf(network.getActiveNetworkInfo()), error);
    }
}
