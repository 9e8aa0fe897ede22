package okhttp3;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;

public class OkHttpClient {
    public InputStream get(String address) throws IOException {
        return ((HttpURLConnection) new URL(address).openConnection()).getInputStream();
    }
}
