package com.igexin.sdk;

import android.app.Service;
import android.content.Intent;
import android.net.ConnectivityManager;
import android.net.NetworkInfo;
import android.os.IBinder;

public class PushService extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int startId) {
        ConnectivityManager network =
                (ConnectivityManager) getSystemService(CONNECTIVITY_SERVICE);
        NetworkInfo active = network.getActiveNetworkInfo();
        return active != null && active.isConnected() ? START_STICKY : START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
