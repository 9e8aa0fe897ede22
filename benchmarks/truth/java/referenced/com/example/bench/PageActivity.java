package com.example.bench;

import android.app.Activity;
import cn.jpush.android.api.JPushInterface;
import com.igexin.sdk.PushManager;
import com.tencent.mm.sdk.openapi.WXAPIFactory;
import com.umeng.analytics.MobclickAgent;

/** Calls SDKs that this build leaves out. */
public class PageActivity extends Activity {
    void start() {
        JPushInterface.init(this);
        PushManager.getInstance().initialize(this);
        WXAPIFactory.createWXAPI(this, "placeholder");
        MobclickAgent.onEvent(this, "start");
    }
}
