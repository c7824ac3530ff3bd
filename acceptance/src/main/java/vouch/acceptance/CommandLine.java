package vouch.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the driver was asked to do. */
record CommandLine(Addresses addresses, int parallel, List<Path> folders) {

    private static final String USAGE =
            "usage: java -jar conformance.jar [--url http://127.0.0.1:8080]... [--query-url URL]... [--parallel 8] FOLDER...";

    static CommandLine of(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        List<URI> urls = new ArrayList<>();
        List<URI> queryUrls = new ArrayList<>();
        int parallel = 8;
        List<Path> folders = new ArrayList<>();
        while (!rest.isEmpty()) {
            String word = rest.pop();
            switch (word) {
                case "--url" -> urls.add(url(value(word, rest)));
                case "--query-url" -> queryUrls.add(url(value(word, rest)));
                case "--parallel" -> parallel = parallel(value(word, rest));
                default -> folders.add(folder(word));
            }
        }
        if (folders.isEmpty()) {
            throw wrong("name at least one folder");
        }
        if (urls.isEmpty()) {
            urls.add(URI.create("http://127.0.0.1:8080"));
        }
        return new CommandLine(new Addresses(urls, queryUrls.isEmpty() ? urls : queryUrls), parallel, folders);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw wrong(option + " needs a value");
        }
        return rest.pop();
    }

    private static URI url(String text) {
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw wrong("not a base URL: '" + text + "'");
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw wrong("not a base URL: '" + text + "'");
        }
    }

    private static int parallel(String text) {
        if (!text.matches("[1-9]\\d{0,2}")) {
            throw wrong("--parallel is a number from 1 to 999, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Path folder(String text) {
        if (text.startsWith("-")) {
            throw wrong("there is no option '" + text + "'");
        }
        return Path.of(text);
    }

    private static MalformedInput wrong(String what) {
        return new MalformedInput(what + System.lineSeparator() + USAGE);
    }
}
