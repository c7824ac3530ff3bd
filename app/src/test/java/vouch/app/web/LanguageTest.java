package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Errors are in English, on a machine of any language: the tests of this module run as on a German one. */
@WebTest
class LanguageTest {

    @Autowired
    private JdbcTemplate database;

    @LocalServerPort
    private int port;

    /** What Java and its libraries say, the database among them, and how they write numbers. */
    @Test
    void isEnglishWhateverTheMachineSpeaks() {
        assertThat(System.getProperty("user.language")).isEqualTo("de");

        assertThat("%,.1f".formatted(1234.5)).isEqualTo("1,234.5");
        assertThatThrownBy(() -> database.execute("select 1 / 0")).hasStackTraceContaining("Division by zero");
    }

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
