package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    /** Computed with another implementation: that of Python. */
    @Test
    void isThatOfEveryOtherImplementation() {
        assertThat(Signature.of("a-secret-of-the-receiver", "1796132866", "{\"noticeId\":\"n-é\"}"))
                .isEqualTo("v1=dd9660641ea83ff84ed514764cbc482aa68ea1ec91414fdebdd6816357a09386");
    }

    @Test
    void dependsOnTheTimeAndTheBodyAndTheSecret() {
        String one = Signature.of("secret", "1", "body");

        assertThat(Signature.of("secret", "2", "body")).isNotEqualTo(one);
        assertThat(Signature.of("secret", "1", "Body")).isNotEqualTo(one);
        assertThat(Signature.of("Secret", "1", "body")).isNotEqualTo(one);
    }

    @Test
    void usesASecretOfItsOwnForEachWebhook() {
        assertThat(Signature.newSecret()).hasSize(43).isNotEqualTo(Signature.newSecret());
    }
}
