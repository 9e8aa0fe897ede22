package com.amap.api.location;

import android.content.Context;
import com.loc.Fetcher;

public class AMapLocationClient {
    private final Fetcher fetcher;

    public AMapLocationClient(Context context) {
        fetcher = new Fetcher(context);
    }

    public void startLocation(AMapLocationListener listener) {
        fetcher.start(listener);
    }

    public void stopLocation() {
        fetcher.stop();
    }
}
