package com.example.bench.wxapi;

import android.app.Activity;

/** The callback that WeChat's SDK asks for; the SDK itself is not in this app. */
public class WXEntryActivity extends Activity {}
