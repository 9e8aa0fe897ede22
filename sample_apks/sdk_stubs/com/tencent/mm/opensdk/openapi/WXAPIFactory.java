package com.tencent.mm.opensdk.openapi;

import android.content.Context;
import android.content.Intent;
import com.tencent.mm.opensdk.modelmsg.SendMessageToWX;

public final class WXAPIFactory {
    private WXAPIFactory() {}

    public static IWXAPI createWXAPI(final Context context, final String appId) {
        return new IWXAPI() {
            @Override
            public boolean registerApp(String id) {
                return appId.equals(id);
            }

            @Override
            public boolean sendReq(SendMessageToWX.Req request) {
                Intent share = new Intent(Intent.ACTION_SEND).setPackage("com.tencent.mm");
                context.startActivity(share.putExtra(Intent.EXTRA_TEXT, request.text));
                return true;
            }
        };
    }
}
