package com.example.bench.feature;

import android.app.Activity;

public class FeatureActivity extends Activity {}
