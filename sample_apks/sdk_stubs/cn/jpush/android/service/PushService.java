package cn.jpush.android.service;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class PushService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
