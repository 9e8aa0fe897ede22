package com.example.xinglv;

import android.content.Context;
import android.database.Cursor;
import android.media.MediaRecorder;
import android.provider.ContactsContract;
import android.telephony.TelephonyManager;

/** What the policy keeps silent about: contacts, microphone, device identifier. */
final class Companion {
    private final Context context;

    Companion(Context context) {
        this.context = context;
    }

    int friends() {
        Cursor rows =
                context.getContentResolver()
                        .query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        int count = rows.getCount();
        rows.close();
        return count;
    }

    MediaRecorder voiceNote() {
        MediaRecorder recorder = new MediaRecorder();
        recorder.setAudioSource(MediaRecorder.AudioSource.MIC);
        return recorder;
    }

    String device() {
        TelephonyManager phone =
                (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        return phone.getDeviceId();
    }
}
