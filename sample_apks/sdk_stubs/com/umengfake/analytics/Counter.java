package com.umengfake.analytics;

/** The app's own counter: its package only begins like Umeng's. */
public final class Counter {
    private static int pages;

    private Counter() {}

    public static int page() {
        return ++pages;
    }
}
