package com.stub;

import android.app.Application;
import android.content.Context;

/** Shaped like a packer's loader: the only class that the dex still has. */
public final class StubApp extends Application {
    @Override
    protected void attachBaseContext(Context base) {
        super.attachBaseContext(base);
        System.loadLibrary("jiagu");
    }
}
