package com.loc;

/** Our own class in a package that AMap's renamed core also uses: proves nothing alone. */
public final class Place {
    public static String name() {
        return "here";
    }
}
