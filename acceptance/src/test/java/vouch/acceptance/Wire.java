package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends a call once: where the connection breaks, what became of it stays unknown. */
public final class Wire {

    /** Well beyond the 30 seconds that a call asks Vouch to wait. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    public Wire(URI url) {
        this.url = url;
    }

    public Answer send(Call call) throws IOException, InterruptedException {
        return Answer.of(http.send(call.at(url, TIMEOUT), BodyHandlers.ofString()), false);
    }

    /** Whether the path is found; not yet, too, while nobody listens. */
    public boolean finds(String path) throws InterruptedException {
        try {
            return send(Call.get(path)).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
