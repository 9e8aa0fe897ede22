package com.example.lvzhou;

import android.app.Application;
import android.content.Context;
import com.igexin.sdk.PushManager;
import com.tencent.bugly.crashreport.CrashReport;
import com.umeng.commonsdk.UMConfigure;

/** Starts the third-party SDKs, but only after the user has agreed to the policy. */
public class LedgerApplication extends Application {
    static void onConsent(Context context) {
        CrashReport.initCrashReport(context, "placeholder", false);
        UMConfigure.init(context, "placeholder", "sample");
        PushManager.getInstance().initialize(context);
    }
}
