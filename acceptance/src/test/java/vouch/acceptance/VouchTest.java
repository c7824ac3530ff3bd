package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vouch.acceptance.Repeats.Cause;
import vouch.acceptance.StubVouch.Reply;

class VouchTest {

    private static final Call PAY = Call.post("/pay", null);
    private static final Call LOOK = Call.get("/look");
    private static final Reply DONE = Reply.of(201, "{}");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** In which a slow machine answers, too. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    /** Nobody listens there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private StubVouch stub;
    private StubVouch other;

    @BeforeEach
    void start() throws IOException {
        stub = new StubVouch();
        other = new StubVouch();
    }

    @AfterEach
    void stop() {
        stub.close();
        other.close();
    }

    @Test
    void callsAgainWhenToldWhen() throws Exception {
        stub.on("POST /pay", Reply.later(0), Reply.later(0), DONE);
        Vouch vouch = patient(stub.url());

        assertThat(vouch.send(PAY).status()).isEqualTo(201);
        assertThat(vouch.repeats().of(Cause.RETRY_AFTER)).isEqualTo(2);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void doesNotCallAgainForEver() throws Exception {
        stub.on("POST /pay", Reply.later(0));

        assertThat(new Vouch(Addresses.of(stub.url()), MOMENT).send(PAY).status())
                .isEqualTo(503);
        assertThat(stub.requests()).hasSizeGreaterThan(1);
    }

    @Test
    void doesNotCallAgainUnasked() throws Exception {
        stub.on("POST /pay", Reply.of(503, "{'code':'UNAVAILABLE'}"), DONE);

        assertThat(patient(stub.url()).send(PAY).status()).isEqualTo(503);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void callsAgainWhereTheConnectionBreaksAndSaysSo() throws Exception {
        stub.on("POST /pay", Reply.broken(), DONE);
        Vouch vouch = patient(stub.url());

        Answer answer = vouch.send(PAY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.repeated()).isTrue();
        assertThat(vouch.repeats().of(Cause.BROKEN)).isEqualTo(1);
    }

    @Test
    void callsAgainWhereNoAnswerComes() throws Exception {
        stub.on("POST /pay", Reply.silent(), DONE);
        Vouch vouch = new Vouch(Addresses.of(stub.url()), LONG, MOMENT, () -> false);

        assertThat(vouch.send(PAY).status()).isEqualTo(201);
        assertThat(vouch.repeats().of(Cause.SILENCE)).isEqualTo(1);
    }

    @Test
    void hidesNoConnectionThatGoesOnBreaking() {
        stub.on("POST /pay", Reply.broken());
        Vouch vouch = impatient(stub.url());

        assertThatThrownBy(() -> vouch.send(PAY))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Unreachable.class);
        assertThat(vouch.isGivenUp()).isFalse();
    }

    @Test
    void asksAgainForADecisionThatItWaitsFor() throws Exception {
        stub.on("POST /pay", Reply.of(202, "{}"), Reply.of(202, "{}"), Reply.of(200, "{}"));
        Vouch vouch = patient(stub.url());

        assertThat(vouch.send(PAY).status()).isEqualTo(202);
        assertThat(vouch.send(PAY.waiting()).status()).isEqualTo(200);
        assertThat(stub.requests()).containsExactly("POST /pay", "POST /pay wait=30", "POST /pay wait=30");
        assertThat(vouch.repeats().of(Cause.UNDECIDED)).isEqualTo(1);
    }

    @Test
    void takesItsAddressesInTurn() throws Exception {
        stub.on("POST /pay", DONE);
        other.on("POST /pay", DONE);
        Vouch vouch = patient(stub.url(), other.url());

        for (int i = 0; i < 6; i++) {
            assertThat(vouch.send(PAY).repeated()).isFalse();
        }
        assertThat(stub.requests()).hasSize(3);
        assertThat(other.requests()).hasSize(3);
    }

    @Test
    void sendsQueriesToAddressesOfTheirOwn() throws Exception {
        stub.on("POST /pay", DONE);
        other.on("GET /look", Reply.of(200, "{}"));
        Vouch vouch = new Vouch(new Addresses(List.of(stub.url()), List.of(other.url())), LONG);

        assertThat(vouch.send(PAY).status()).isEqualTo(201);
        assertThat(vouch.send(LOOK).status()).isEqualTo(200);
    }

    /** With the second that it waits after a round, this would take longer than it has. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void turnsToTheNextAddressAtOnceWhereNobodyListens() throws Exception {
        stub.on("POST /pay", DONE);
        Vouch vouch = patient(NOWHERE, stub.url());

        List<Integer> statuses =
                IntStream.range(0, 800).mapToObj(i -> status(vouch)).toList();

        assertThat(statuses).containsOnly(201);
        assertThat(vouch.repeats().of(Cause.NO_CONNECTION)).isEqualTo(400);
        assertThat(vouch.isGivenUp()).isFalse();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void givesUpForGoodWhereNobodyEverAnswered() {
        Vouch vouch = patient(NOWHERE);

        assertThatThrownBy(() -> vouch.send(PAY))
                .isInstanceOf(Unreachable.class)
                .hasMessage("nobody answers at " + NOWHERE);
        assertThat(vouch.isGivenUp()).isTrue();
    }

    @Test
    void givesNobodyUpWhoIsKnownToBeStarting() {
        AtomicInteger looks = new AtomicInteger();
        // Asked before each attempt and after it.
        BooleanSupplier starting = () -> looks.incrementAndGet() <= 4;
        Vouch vouch = new Vouch(Addresses.of(NOWHERE), Duration.ZERO, LONG, starting);

        assertThat(status(vouch)).isZero();
        assertThat(vouch.isGivenUp()).isTrue();
        assertThat(vouch.repeats().of(Cause.NO_CONNECTION)).isEqualTo(2);
    }

    @Test
    void doesNotGiveUpOnThoseWhoAnswered() {
        stub.on("POST /pay", Reply.later(0));
        Vouch vouch = impatient(stub.url(), NOWHERE);

        for (int i = 0; i < 4; i++) {
            status(vouch);
        }
        assertThat(vouch.isGivenUp()).isFalse();
    }

    private static int status(Vouch vouch) {
        try {
            return vouch.send(PAY).status();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Vouch patient(URI... urls) {
        return new Vouch(Addresses.of(urls), LONG);
    }

    private static Vouch impatient(URI... urls) {
        return new Vouch(Addresses.of(urls), SHORT);
    }
}
