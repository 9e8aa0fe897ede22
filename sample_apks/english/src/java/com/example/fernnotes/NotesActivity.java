package com.example.fernnotes;

import android.app.Activity;
import android.hardware.Camera;
import android.media.MediaRecorder;
import android.os.Bundle;
import com.facebook.login.LoginManager;
import com.google.firebase.FirebaseApp;
import com.google.firebase.analytics.FirebaseAnalytics;
import java.io.IOException;
import okhttp3.OkHttpClient;

public class NotesActivity extends Activity {
    private Camera camera;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        FirebaseApp.initializeApp(this);
        FirebaseAnalytics.getInstance(this).logEvent("open", state);
    }

    void signIn() {
        LoginManager.getInstance().logIn(this);
    }

    void scan() {
        camera = Camera.open();
        camera.startPreview();
    }

    MediaRecorder dictate() {
        MediaRecorder recorder = new MediaRecorder();
        recorder.setAudioSource(MediaRecorder.AudioSource.MIC);
        return recorder;
    }

    int sync() throws IOException {
        return new OkHttpClient().get("https://notes.example.com/sync").read();
    }
}
