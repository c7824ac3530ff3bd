package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vouch.acceptance.Repeats.Cause;

/**
 * Vouch, as a patient client sees it: calls over HTTP, and what comes back. Every command carries its id, so that it
 * happens once however often it arrives, and wherever.
 */
final class Vouch {

    /** Whoever never answered anything is not there, rather than away for a moment. */
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(5);

    /** Added to what Vouch asks for, which may be nothing. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private static final Duration UNTIL_NEXT_ROUND = Duration.ofSeconds(1);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Well beyond the 30 seconds that a call asks Vouch to wait. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Repeats repeats = new Repeats();
    private final Addresses addresses;
    private final Duration patience;
    private final Duration answerTimeout;
    private final BooleanSupplier starting;

    private volatile boolean everAnswered;

    /** With nobody there, trying thousands of operations one by one would only take hours to say the same. */
    private volatile Unreachable unreachable;

    /** @param patience how long a call is sent again, before what came of it last is its outcome */
    Vouch(Addresses addresses, Duration patience) {
        this(addresses, patience, ANSWER_TIMEOUT, () -> false);
    }

    /** @param starting whether one is known to be on its way: until then a call's patience does not begin */
    Vouch(Addresses addresses, Duration patience, Duration answerTimeout, BooleanSupplier starting) {
        this.addresses = addresses;
        this.patience = patience;
        this.answerTimeout = answerTimeout;
        this.starting = starting;
    }

    /**
     * Sends the call, and again, in turn to each address: where it found nobody or was cut off, where Vouch asks for it,
     * and where it waits for a decision that did not come yet.
     */
    Answer send(Call call) throws IOException, InterruptedException {
        if (isGivenUp()) {
            throw unreachable;
        }
        long since = System.nanoTime();
        boolean heard = false;
        List<URI> urls = addresses.inTurn(call);
        for (int attempt = 0; ; attempt++) {
            since = starting.getAsBoolean() ? System.nanoTime() : since;
            HttpRequest request = call.at(urls.get(attempt % urls.size()), answerTimeout);
            Cause cause;
            Duration pause;
            try {
                Answer answer = Answer.of(http.send(request, BodyHandlers.ofString()), attempt > 0);
                heard = true;
                everAnswered = true;
                if (isEnough(answer, call) || isOver(since)) {
                    return answer;
                }
                cause = answer.retryAfter().isPresent() ? Cause.RETRY_AFTER : Cause.UNDECIDED;
                pause = answer.retryAfter().orElse(Duration.ZERO).plus(BREATH);
            } catch (IOException e) {
                cause = Cause.of(e);
                if (isOver(since)) {
                    throw heard || cause != Cause.NO_CONNECTION ? e : givenUp(urls, e);
                }
                boolean roundIsOver = (attempt + 1) % urls.size() == 0;
                pause = roundIsOver ? UNTIL_NEXT_ROUND : Duration.ZERO;
            }
            repeats.count(cause);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private static boolean isEnough(Answer answer, Call call) {
        return answer.retryAfter().isEmpty() && call.isAnsweredBy(answer);
    }

    private boolean isOver(long since) {
        Duration bound = everAnswered || patience.compareTo(FIRST_CONTACT) < 0 ? patience : FIRST_CONTACT;
        return !starting.getAsBoolean() && System.nanoTime() - since > bound.toNanos();
    }

    private Unreachable givenUp(List<URI> urls, IOException fault) {
        unreachable = new Unreachable(urls, fault);
        return unreachable;
    }

    boolean isGivenUp() {
        return unreachable != null;
    }

    Repeats repeats() {
        return repeats;
    }

    Addresses addresses() {
        return addresses;
    }
}
