package com.tencent.mm.opensdk.openapi;

import com.tencent.mm.opensdk.modelmsg.SendMessageToWX;

public interface IWXAPI {
    boolean registerApp(String appId);

    boolean sendReq(SendMessageToWX.Req request);
}
