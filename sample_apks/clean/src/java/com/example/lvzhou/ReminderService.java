package com.example.lvzhou;

import android.app.Notification;
import android.app.NotificationManager;
import android.content.Context;
import com.igexin.sdk.GTIntentService;

public class ReminderService extends GTIntentService {
    @Override
    public void onReceiveClientId(Context context, String clientId) {
        NotificationManager manager =
                (NotificationManager) context.getSystemService(NOTIFICATION_SERVICE);
        manager.notify(1, new Notification(android.R.drawable.ic_dialog_info, clientId, 0L));
    }
}
