package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Errors are in English, on a machine of any language: the tests of this module run as on a German one. */
@WebTest
class LanguageTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "fr-CA, fr;q=0.9", "ar", "*", ";;;"})
    void isEnglishWhateverTheClientAsksFor(String language) {
        assertThat(Http.on(port)
                        .post("/api/customers", "{}", "Accept-Language", language)
                        .isProblem(422, "VALIDATION_FAILED")
                        .get("detail")
                        .asString())
                .isEqualTo("/creditLimit: must not be null. /name: must not be null.");
    }
}
