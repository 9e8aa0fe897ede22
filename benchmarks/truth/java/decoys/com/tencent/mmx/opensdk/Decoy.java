package com.tencent.mmx.opensdk;

/** No SDK: longer than com.tencent.mm. */
public final class Decoy {
    public static int number() {
        return 23;
    }
}
