package com.tencent.bugly.crashreport;

import android.content.Context;
import com.tencent.bugly.crashreport.crash.CrashHandler;

public class CrashReport {
    public static void initCrashReport(Context context, String appId, boolean debug) {
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(context));
    }
}
