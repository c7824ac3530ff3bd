package vouch.acceptance.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Debian's Chromium. It notes what goes wrong in its pages, which the pages themselves do not show. */
final class Browser implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
            .map(Path::of)
            .toList();

    /** By itself it gives up after 5 s, or 30 s. */
    private static final double PATIENCE = Duration.ofMinutes(3).toMillis();

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final URI url;
    private final List<String> wrongs = new ArrayList<>();

    Browser(Path program, URI url) {
        this.url = url;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    /** Empty where there is none. */
    static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** A person of their own, with cookies of their own, and a screen as they like it. */
    BrowserContext person(UnaryOperator<NewContextOptions> screen) {
        BrowserContext person = chromium.newContext(screen.apply(new NewContextOptions()
                .setBaseURL(url.toString())
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(1440, 900)));
        person.setDefaultTimeout(PATIENCE);
        person.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                wrongs.add(message.type() + " at " + message.page().url() + ": " + message.text());
            }
        });
        person.onWebError(error -> wrongs.add("error: " + error.error()));
        person.onRequest(request -> {
            if (!request.url().startsWith(url.toString())) {
                wrongs.add("a request to another host: " + request.url());
            }
        });
        return person;
    }

    static void signIn(Page page, String name, String password) {
        page.navigate("/sign-in");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByLabel("Password").press("Enter");
        page.waitForURL("**/start");
    }

    /** Errors of scripts, what the content policy refused, and requests to other hosts. */
    List<String> wrongs() {
        return wrongs;
    }

    /** Nobody looks at a page any more, and what went wrong is known. */
    void leave() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
        wrongs.clear();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
