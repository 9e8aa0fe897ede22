package com.alipay.sdk.app;

import android.app.Activity;

public class H5PayActivity extends Activity {}
