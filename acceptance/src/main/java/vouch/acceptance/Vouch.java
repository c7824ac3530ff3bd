package vouch.acceptance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Vouch, as a client sees it: calls over HTTP, and what comes back. */
final class Vouch {

    private static final int ATTEMPTS = 6;
    private static final Duration UNTIL_NEXT_CONNECT = Duration.ofSeconds(1);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final LongAdder retries = new LongAdder();
    private final URI url;

    /** With nobody there, trying thousands of operations one by one would only take hours to say the same. */
    private volatile Unreachable unreachable;

    Vouch(URI url) {
        this.url = url;
    }

    /**
     * Sends the call, again where Vouch asks for it or cannot be reached: every operation carries its id, so that it
     * happens once however often it arrives.
     */
    Answer send(Call call) throws IOException, InterruptedException {
        if (isGivenUp()) {
            throw unreachable;
        }
        HttpRequest request = call.at(url);
        for (int attempt = 1; ; attempt++) {
            Duration pause;
            try {
                Answer answer = Answer.of(http.send(request, BodyHandlers.ofString()));
                if (answer.retryAfter().isEmpty() || attempt == ATTEMPTS) {
                    return answer;
                }
                pause = answer.retryAfter().get();
            } catch (ConnectException | HttpConnectTimeoutException e) {
                if (attempt == ATTEMPTS) {
                    unreachable = new Unreachable(url, e);
                    throw unreachable;
                }
                pause = UNTIL_NEXT_CONNECT;
            }
            retries.increment();
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    boolean isGivenUp() {
        return unreachable != null;
    }

    long retries() {
        return retries.sum();
    }

    URI url() {
        return url;
    }
}
