package com.example.fernnotes;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class BootReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        context.startActivity(
                new Intent(context, NotesActivity.class)
                        .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK));
    }
}
