package com.example.bench.cn.jpush.android;

/** No SDK: a known prefix in the app package. */
public final class Decoy {
    public static int number() {
        return 34;
    }
}
