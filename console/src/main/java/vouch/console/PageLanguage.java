package vouch.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a page: the one that the reader chose, or the first of the browser's that the console has. */
final class PageLanguage implements LocaleResolver {

    static final String COOKIE = "vouch-language";

    /** The first is that of readers whose language the console does not have. */
    static final List<Locale> ALL = List.of(Locale.UK, Locale.GERMANY);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (!PageRequests.isOfPages(request)) {
            return Locale.ENGLISH;
        }
        return chosen(request).or(() -> ofBrowser(request)).orElse(ALL.get(0));
    }

    /** Without the header, the request would name the language of the machine. */
    private static Optional<Locale> ofBrowser(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .flatMap(asked -> known(asked.getLanguage()))
                        .findFirst();
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> known(cookie.getValue()))
                .findFirst();
    }

    /** The language that is spelled so; empty when the console does not have it. */
    static Stream<Locale> known(String language) {
        return ALL.stream().filter(known -> known.getLanguage().equals(language));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("The reader chooses the language on the page of the account.");
    }
}
