package com.huawei.hmsx.push;

/** No SDK: longer than com.huawei.hms. */
public final class Decoy {
    public static int number() {
        return 20;
    }
}
