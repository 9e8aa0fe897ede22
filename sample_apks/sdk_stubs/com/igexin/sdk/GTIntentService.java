package com.igexin.sdk;

import android.app.IntentService;
import android.content.Context;
import android.content.Intent;

public abstract class GTIntentService extends IntentService {
    protected GTIntentService() {
        super("GTIntentService");
    }

    public abstract void onReceiveClientId(Context context, String clientId);

    @Override
    protected void onHandleIntent(Intent intent) {
        onReceiveClientId(this, intent.getStringExtra("clientid"));
    }
}
