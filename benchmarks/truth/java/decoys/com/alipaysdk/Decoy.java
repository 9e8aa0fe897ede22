package com.alipaysdk;

/** No SDK: no dot where com.alipay.sdk has one. */
public final class Decoy {
    public static int number() {
        return 13;
    }
}
