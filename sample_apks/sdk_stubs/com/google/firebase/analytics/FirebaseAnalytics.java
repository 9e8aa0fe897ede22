package com.google.firebase.analytics;

import android.content.Context;
import android.net.ConnectivityManager;
import android.os.Bundle;
import android.util.Log;

public final class FirebaseAnalytics {
    private final Context context;

    private FirebaseAnalytics(Context context) {
        this.context = context;
    }

    public static FirebaseAnalytics getInstance(Context context) {
        return new FirebaseAnalytics(context);
    }

    public void logEvent(String name, Bundle params) {
        ConnectivityManager network =
                (ConnectivityManager) context.getSystemService(Context.CONNECTIVITY_SERVICE);
        Log.d("FA", name + params + network.getActiveNetworkInfo());
    }
}
