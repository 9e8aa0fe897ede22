package cn.jpushed.android;

/** No SDK: longer than cn.jpush. */
public final class Decoy {
    public static int number() {
        return 18;
    }
}
