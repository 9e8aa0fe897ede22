package com.example.bench;

import android.app.Activity;

/** The whole app of most benchmark APKs. */
public class PageActivity extends Activity {}
