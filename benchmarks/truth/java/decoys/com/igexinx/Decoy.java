package com.igexinx;

/** No SDK: longer than com.igexin. */
public final class Decoy {
    public static int number() {
        return 11;
    }
}
