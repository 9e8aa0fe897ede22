package com.example.lvzhou;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Context;
import android.location.Location;
import android.os.Bundle;
import android.os.Vibrator;
import com.alipay.sdk.app.PayTask;
import com.amap.api.location.AMapLocationClient;
import com.amap.api.location.AMapLocationListener;
import com.tencent.mm.opensdk.modelmsg.SendMessageToWX;
import com.tencent.mm.opensdk.openapi.IWXAPI;
import com.tencent.mm.opensdk.openapi.WXAPIFactory;
import com.umeng.analytics.MobclickAgent;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

public class MainActivity extends Activity implements AMapLocationListener {
    private AMapLocationClient location;
    private String place = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LedgerApplication.onConsent(this);
        location = new AMapLocationClient(this);
    }

    void tagPlace() {
        location.startLocation(this);
        ((Vibrator) getSystemService(Context.VIBRATOR_SERVICE)).vibrate(30L);
    }

    @Override
    public void onLocationChanged(Location found) {
        place = found.getLatitude() + "," + found.getLongitude();
        location.stopLocation();
    }

    String pasteAmount() {
        ClipboardManager board = (ClipboardManager) getSystemService(Context.CLIPBOARD_SERVICE);
        ClipData clip = board.getPrimaryClip();
        return clip == null ? "" : String.valueOf(clip.getItemAt(0).getText());
    }

    boolean upgrade(String order) {
        MobclickAgent.onEvent(this, "upgrade");
        return new PayTask(this).pay(order);
    }

    void share(String text) {
        IWXAPI wechat = WXAPIFactory.createWXAPI(this, "placeholder");
        SendMessageToWX.Req request = new SendMessageToWX.Req();
        request.text = text + place;
        wechat.sendReq(request);
    }

    int sync() throws IOException {
        URL server = new URL("https://ledger.example.com/sync");
        return ((HttpURLConnection) server.openConnection()).getResponseCode();
    }
}
