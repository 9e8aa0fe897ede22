package com.huawei.hms.push;

import android.content.Context;
import android.content.Intent;
import com.huawei.hms.support.api.push.service.HmsMsgService;

public class HmsMessaging {
    private final Context context;

    private HmsMessaging(Context context) {
        this.context = context;
    }

    public static HmsMessaging getInstance(Context context) {
        return new HmsMessaging(context);
    }

    public void turnOnPush() {
        context.startService(new Intent(context, HmsMsgService.class));
    }
}
