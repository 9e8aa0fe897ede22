package com.facebook.login;

import android.app.Activity;
import android.content.Intent;
import com.facebook.FacebookActivity;

public class LoginManager {
    public static LoginManager getInstance() {
        return new LoginManager();
    }

    public void logIn(Activity activity) {
        activity.startActivity(new Intent(activity, FacebookActivity.class));
    }
}
