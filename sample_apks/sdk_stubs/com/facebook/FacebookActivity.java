package com.facebook;

import android.app.Activity;

public class FacebookActivity extends Activity {}
