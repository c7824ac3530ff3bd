package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderView;
import vouch.api.whatif.WhatIfView;

/** Every text is there in both languages, and every constant and event has one. */
class TextsTest {

    private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)|show\\.text\\('([\\w.]+)'");

    private final Properties english = load("messages.properties");
    private final Properties german = load("messages_de.properties");

    @Test
    void areThereInBothLanguages() {
        assertThat(new TreeSet<>(german.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void haveTheSameGapsInBothLanguages() {
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(gaps(german, key)).isEqualTo(gaps(english, key)));
    }

    @Test
    void nameEveryConstantThatAPageShows() {
        assertNamed("reason", RejectionReason.values());
        assertNamed("status", OrderView.Status.values());
        assertNamed("credit", OrderView.Credit.values());
        assertNamed("shortage", OnShortage.values());
        assertNamed("eligibility", Eligibility.values());
        assertNamed("granted", Granted.values());
        assertNamed("whatIf.state", WhatIfView.State.values());
    }

    @Test
    void nameEveryEvent() {
        Set<String> named = new TreeSet<>();
        for (Class<?> kind : List.of(OrderEvent.class, CustomerEvent.class)) {
            collect(kind, named);
        }
        assertThat(named).contains("OrderCreated", "CreditDeferred", "PaymentReversed");
        assertThat(english.stringPropertyNames())
                .containsAll(named.stream().map("event."::concat).toList());
    }

    @Test
    void areAllThatTemplatesAskFor() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.toList()) {
                USED.matcher(Files.readString(template))
                        .results()
                        .map(TextsTest::key)
                        .forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(english.stringPropertyNames()).containsAll(used);
    }

    private static String key(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static void collect(Class<?> kind, Set<String> named) {
        for (Class<?> one : kind.getPermittedSubclasses()) {
            if (one.isSealed()) {
                collect(one, named);
            } else {
                named.add(one.getSimpleName());
            }
        }
    }

    private void assertNamed(String kind, Object... constants) {
        assertThat(english.stringPropertyNames())
                .containsAll(Stream.of(constants).map(one -> kind + "." + one).toList());
    }

    private static List<String> gaps(Properties texts, String key) {
        return Pattern.compile("\\{\\d}")
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Properties load(String file) {
        Properties texts = new Properties();
        try (InputStream bytes = TextsTest.class.getResourceAsStream("/" + file)) {
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
        return texts;
    }
}
