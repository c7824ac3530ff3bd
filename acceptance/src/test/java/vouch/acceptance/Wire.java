package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends a call once: where the connection breaks, what became of it stays unknown. */
public final class Wire {

    private final HttpClient http;
    private final URI url;
    private final Supplier<Optional<String>> authorization;

    public Wire(URI url) {
        this(url, HttpClient.newBuilder(), Optional::empty);
    }

    /** @param authorization what the next call is sent with, where the clients sign in */
    Wire(URI url, HttpClient.Builder http, Supplier<Optional<String>> authorization) {
        this.url = url;
        this.http = http.version(HttpClient.Version.HTTP_1_1).build();
        this.authorization = authorization;
    }

    public Answer send(Call call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.at(url, Bounded.HANGING), (name, value) -> true);
        authorization.get().ifPresent(value -> request.header("Authorization", value));
        return Answer.of(http.send(request.build(), BodyHandlers.ofString()), false);
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
