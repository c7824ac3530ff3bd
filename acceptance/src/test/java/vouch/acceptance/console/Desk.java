package vouch.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vouch.acceptance.Bounded;
import vouch.acceptance.Launch;
import vouch.acceptance.VouchProcess;

/** A Vouch with its demo set and the users of a trial, and a browser in which they sign in. */
final class Desk implements AutoCloseable {

    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");

    private final VouchProcess vouch;
    private final Browser browser;
    private final String password;

    private Desk(VouchProcess vouch, Browser browser, String password) {
        this.vouch = vouch;
        this.browser = browser;
        this.password = password;
    }

    /** Skips the tests where there is no browser. */
    static Desk opened(String name, Path data) throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "There is no Chromium: install Debian's package chromium.");
        VouchProcess vouch =
                Launch.named(name).quick().unhurried().withSignIn().on(data).ready();
        Matcher said = PASSWORD.matcher(vouch.output());
        assertThat(said.find()).isTrue();
        return new Desk(vouch, new Browser(program.get(), vouch.url()), said.group(1));
    }

    Trade trade() {
        return trade("credit-manager");
    }

    Trade trade(String name) {
        return new Trade(vouch.url(), name, password);
    }

    /** Until then the demo set grows. */
    void awaitWholeDemo() {
        assertThat(Bounded.until(() -> vouch.output().contains("The demo set is complete.")))
                .isTrue();
    }

    /** Looks at the first page. */
    Page person(String name) {
        return person(name, screen -> screen);
    }

    Page personWithoutScripts(String name) {
        return person(name, screen -> screen.setJavaScriptEnabled(false));
    }

    Page person(String name, UnaryOperator<NewContextOptions> screen) {
        Page page = stranger(screen);
        signIn(page, name);
        return page;
    }

    /** Has not signed in. */
    Page stranger(UnaryOperator<NewContextOptions> screen) {
        return browser.person(screen).newPage();
    }

    void signIn(Page page, String name) {
        Browser.signIn(page, name, password);
    }

    /**
     * What went wrong in the pages without being shown there. A page is not there on purpose, an act or a stream is
     * refused on purpose, and the browser says so. Nobody looks at a page any more afterwards.
     */
    List<String> wrongs() {
        List<String> wrongs = browser.wrongs().stream()
                .filter(wrong -> !wrong.contains("/orders/nothing") && !wrong.matches(".*status of (409|422|503).*"))
                .toList();
        browser.leave();
        return wrongs;
    }

    @Override
    public void close() throws Exception {
        browser.close();
        vouch.close();
    }
}
