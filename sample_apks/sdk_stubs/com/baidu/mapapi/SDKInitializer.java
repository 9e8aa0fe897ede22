package com.baidu.mapapi;

import android.content.Context;

/** Compiled against, never packed: the app probes for it at run time. */
public final class SDKInitializer {
    private SDKInitializer() {}

    public static void initialize(Context context) {}
}
