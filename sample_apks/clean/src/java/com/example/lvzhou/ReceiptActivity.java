package com.example.lvzhou;

import android.app.Activity;
import android.database.Cursor;
import android.hardware.Camera;
import android.provider.MediaStore;

public class ReceiptActivity extends Activity {
    private Camera camera;

    void photograph() {
        camera = Camera.open();
        camera.startPreview();
    }

    int pictures() {
        Cursor rows =
                getContentResolver()
                        .query(
                                MediaStore.Images.Media.EXTERNAL_CONTENT_URI,
                                null, null, null, null);
        int count = rows.getCount();
        rows.close();
        return count;
    }
}
