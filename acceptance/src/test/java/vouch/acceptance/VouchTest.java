package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vouch.acceptance.StubVouch.Reply;

class VouchTest {

    private static final Call PAY = Call.post("/pay", null);

    private StubVouch stub;
    private Vouch vouch;

    @BeforeEach
    void start() throws IOException {
        stub = new StubVouch();
        vouch = new Vouch(stub.url());
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void callsAgainWhenToldWhen() throws Exception {
        stub.on("POST /pay", Reply.later(0), Reply.later(0), Reply.of(201, "{}"));

        assertThat(vouch.send(PAY).status()).isEqualTo(201);
        assertThat(vouch.retries()).isEqualTo(2);
    }

    @Test
    void doesNotCallAgainForEver() throws Exception {
        stub.on("POST /pay", Reply.later(0));

        assertThat(vouch.send(PAY).status()).isEqualTo(503);
        assertThat(stub.requests()).hasSize(6);
    }

    @Test
    void doesNotCallAgainUnasked() throws Exception {
        stub.on("POST /pay", Reply.of(503, "{'code':'UNAVAILABLE'}"), Reply.of(201, "{}"));

        assertThat(vouch.send(PAY).status()).isEqualTo(503);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void hidesNoConnectionThatBreaks() {
        stub.on("POST /pay", Reply.none());

        assertThatThrownBy(() -> vouch.send(PAY))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Unreachable.class);
        assertThat(vouch.isGivenUp()).isFalse();
    }
}
