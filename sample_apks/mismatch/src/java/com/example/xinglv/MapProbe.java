package com.example.xinglv;

import android.content.Context;
import com.baidu.mapapi.SDKInitializer;

/** Calls a map SDK that this build leaves out: a reference is not an SDK. */
final class MapProbe {
    private MapProbe() {}

    static boolean start(Context context) {
        try {
            SDKInitializer.initialize(context);
            return true;
        } catch (NoClassDefFoundError absent) {
            return false;
        }
    }
}
