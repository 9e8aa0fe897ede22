package com.amapx.api;

/** No SDK: longer than com.amap. */
public final class Decoy {
    public static int number() {
        return 13;
    }
}
