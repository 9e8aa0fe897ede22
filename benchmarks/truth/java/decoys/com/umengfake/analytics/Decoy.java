package com.umengfake.analytics;

/** No SDK: longer segment than com.umeng. */
public final class Decoy {
    public static int number() {
        return 23;
    }
}
