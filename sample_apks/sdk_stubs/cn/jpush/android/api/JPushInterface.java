package cn.jpush.android.api;

import android.content.Context;
import android.content.Intent;
import cn.jiguang.api.JCoreInterface;
import cn.jpush.android.service.PushService;

public class JPushInterface {
    public static void init(Context context) {
        JCoreInterface.register(context);
        context.startService(new Intent(context, PushService.class));
    }

    public static String getRegistrationID(Context context) {
        return JCoreInterface.getDeviceId(context);
    }
}
