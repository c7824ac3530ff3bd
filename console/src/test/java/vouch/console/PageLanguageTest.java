package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** The language of a page, and of everything else. */
class PageLanguageTest {

    @Test
    void isTheFirstOfTheBrowserThatThereIs() {
        assertThat(of(
                        "/orders",
                        null,
                        Locale.FRENCH,
                        new Locale.Builder().setLanguageTag("de-AT").build()))
                .isEqualTo(Locale.GERMANY);
        assertThat(of("/orders", null, Locale.FRENCH)).isEqualTo(Locale.UK);
    }

    @Test
    void isTheOneThatTheReaderChose() {
        assertThat(of("/orders", "de", Locale.ENGLISH)).isEqualTo(Locale.GERMANY);
        assertThat(of("/orders", "tlh", Locale.GERMAN)).isEqualTo(Locale.GERMANY);
    }

    @Test
    void isEnglishForPrograms() {
        assertThat(of("/api/orders", "de", Locale.GERMAN)).isEqualTo(Locale.ENGLISH);
    }

    private static Locale of(String path, String chosen, Locale... browser) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setPreferredLocales(List.of(browser));
        if (chosen != null) {
            request.setCookies(new Cookie(PageLanguage.COOKIE, chosen));
        }
        return new PageLanguage().resolveLocale(request);
    }
}
