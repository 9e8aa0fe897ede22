package com.alipay.sdk.app;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.net.ConnectivityManager;

public class PayTask {
    private final Activity activity;

    public PayTask(Activity activity) {
        this.activity = activity;
    }

    public boolean pay(String order) {
        ConnectivityManager network =
                (ConnectivityManager) activity.getSystemService(Context.CONNECTIVITY_SERVICE);
        if (network.getActiveNetworkInfo() == null) {
            return false;
        }
        activity.startActivity(new Intent(activity, H5PayActivity.class).putExtra("o", order));
        return true;
    }
}
