package com.tencent.mm.opensdk.modelmsg;

public final class SendMessageToWX {
    private SendMessageToWX() {}

    public static class Req {
        public String text = "";
    }
}
