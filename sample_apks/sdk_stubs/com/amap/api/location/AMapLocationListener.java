package com.amap.api.location;

import android.location.Location;

public interface AMapLocationListener {
    void onLocationChanged(Location location);
}
