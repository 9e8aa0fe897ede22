package com.xiaomi.mipush.sdk;

import android.content.Context;
import android.content.Intent;
import com.xiaomi.push.service.XMPushService;

public abstract class MiPushClient {
    public static void registerPush(Context context, String appId, String appKey) {
        context.startService(new Intent(context, XMPushService.class).putExtra(appId, appKey));
    }
}
