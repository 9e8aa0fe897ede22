package com.google.firebase;

import android.content.Context;

public class FirebaseApp {
    private final Context context;

    private FirebaseApp(Context context) {
        this.context = context;
    }

    public static FirebaseApp initializeApp(Context context) {
        return new FirebaseApp(context);
    }

    public Context getApplicationContext() {
        return context;
    }
}
