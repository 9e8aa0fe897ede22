package com.xiaomi.push.service;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class XMPushService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
