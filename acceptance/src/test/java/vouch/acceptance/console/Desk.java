package vouch.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import vouch.acceptance.Bounded;
import vouch.acceptance.Launch;
import vouch.acceptance.VouchProcess;

/** A Vouch with its demo set and the users of a trial, and a browser in which they sign in, for the tests of a class. */
final class Desk implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");

    private final String name;
    private Path data;
    private VouchProcess vouch;
    private Browser browser;
    private String password;

    Desk(String name) {
        this.name = name;
    }

    /** Skips the tests where there is no browser. */
    @Override
    public void beforeAll(ExtensionContext tests) throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "There is no Chromium: install Debian's package chromium.");
        data = Files.createTempDirectory(name);
        vouch = Launch.named(name).quick().unhurried().withSignIn().on(data).ready();
        Matcher said = PASSWORD.matcher(vouch.output());
        assertThat(said.find()).isTrue();
        password = said.group(1);
        browser = new Browser(program.get(), vouch.url());
    }

    /** Nothing went wrong in the pages without being shown there. Nobody looks at a page any more afterwards. */
    @Override
    public void afterEach(ExtensionContext test) {
        List<String> wrongs =
                browser.wrongs().stream().filter(wrong -> !isOnPurpose(wrong)).toList();
        browser.leave();
        assertThat(wrongs).isEmpty();
    }

    /** A page is not there on purpose, an act or a stream is refused on purpose, and the browser says so. */
    private static boolean isOnPurpose(String wrong) {
        return wrong.contains("/orders/nothing") || wrong.matches(".*status of (409|422|503).*");
    }

    @Override
    public void afterAll(ExtensionContext tests) throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (vouch != null) {
            vouch.close();
        }
        if (data != null) {
            FileSystemUtils.deleteRecursively(data);
        }
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
}
