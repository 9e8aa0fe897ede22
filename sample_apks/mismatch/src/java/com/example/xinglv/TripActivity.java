package com.example.xinglv;

import android.app.Activity;
import android.content.Context;
import android.hardware.Camera;
import android.location.Location;
import android.location.LocationManager;
import android.os.Bundle;
import android.os.Environment;
import cn.jpush.android.api.JPushInterface;
import com.amap.api.location.AMapLocationClient;
import com.amap.api.location.AMapLocationListener;
import com.huawei.hms.push.HmsMessaging;
import com.sensorsdata.analytics.android.sdk.SensorsDataAPI;
import com.tencent.bugly.crashreport.CrashReport;
import com.umengfake.analytics.Counter;
import com.xiaomi.mipush.sdk.MiPushClient;
import java.io.File;

public class TripActivity extends Activity implements AMapLocationListener {
    private Camera camera;
    private Location last;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        CrashReport.initCrashReport(this, "placeholder", false);
        JPushInterface.init(this);
        MiPushClient.registerPush(this, "placeholder", "placeholder");
        HmsMessaging.getInstance(this).turnOnPush();
        SensorsDataAPI.sharedInstance(this).track("open" + Counter.page());
        new AMapLocationClient(this).startLocation(this);
        MapProbe.start(this);
    }

    @Override
    public void onLocationChanged(Location found) {
        last = found;
    }

    Location fallback() {
        LocationManager manager = (LocationManager) getSystemService(Context.LOCATION_SERVICE);
        return last != null ? last : manager.getLastKnownLocation(LocationManager.GPS_PROVIDER);
    }

    void scanTicket() {
        camera = Camera.open();
        camera.startPreview();
    }

    File album() {
        return Environment.getExternalStorageDirectory();
    }
}
