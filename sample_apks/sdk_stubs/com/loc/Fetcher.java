package com.loc;

import android.content.Context;
import android.location.Location;
import android.location.LocationListener;
import android.location.LocationManager;
import android.net.wifi.WifiManager;
import android.os.Bundle;
import com.amap.api.location.AMapLocationListener;

public final class Fetcher implements LocationListener {
    private final LocationManager manager;
    private final WifiManager wifi;
    private AMapLocationListener listener;

    public Fetcher(Context context) {
        manager = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);
        wifi = (WifiManager) context.getSystemService(Context.WIFI_SERVICE);
    }

    public void start(AMapLocationListener target) {
        listener = target;
        if (!wifi.getScanResults().isEmpty()) {
            manager.requestLocationUpdates(LocationManager.GPS_PROVIDER, 2000L, 5f, this);
        }
    }

    public void stop() {
        manager.removeUpdates(this);
    }

    @Override
    public void onLocationChanged(Location location) {
        listener.onLocationChanged(location);
    }

    @Override
    public void onStatusChanged(String provider, int status, Bundle extras) {}

    @Override
    public void onProviderEnabled(String provider) {}

    @Override
    public void onProviderDisabled(String provider) {}
}
