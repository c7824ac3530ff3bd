package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends a call once: where the connection breaks, what became of it stays unknown. */
public final class Wire {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    public Wire(URI url) {
        this.url = url;
    }

    public Answer send(Call call) throws IOException, InterruptedException {
        return Answer.of(http.send(call.at(url, Bounded.HANGING), BodyHandlers.ofString()), false);
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
