package my.com.umeng.analytics;

/** No SDK: a known prefix in the middle. */
public final class Decoy {
    public static int number() {
        return 22;
    }
}
