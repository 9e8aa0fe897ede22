package com.huawei.hms.support.api.push.service;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class HmsMsgService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
