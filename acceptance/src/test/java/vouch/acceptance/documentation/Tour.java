package vouch.acceptance.documentation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The requests of a file as editors with an HTTP client read it, and what its comments expect. */
final class Tour {

    private static final Pattern VARIABLE = Pattern.compile("(?m)^@(\\w+) = (.*)$");
    private static final Pattern EXPECTED_STATUS = Pattern.compile("(?m)^# expect (\\d{3})$");
    private static final Pattern EXPECTED_VALUE = Pattern.compile("(?m)^# expect (/\\S+) (.+)$");
    private static final Pattern EXPECTATION = Pattern.compile("(?m)^# expect");

    private Tour() {}

    /**
     * One request.
     *
     * @param status what is expected; -1 when nothing is
     * @param values what is expected in the body: the JSON of a value by its pointer
     */
    record Request(
            String title,
            String method,
            String url,
            Map<String, String> headers,
            String body,
            int status,
            Map<String, String> values) {

        boolean changesNothing() {
            return method.equals("GET");
        }
    }

    /** @param host the value of the variable of this name, instead of that in the file */
    static List<Request> read(String file, String host) {
        Map<String, String> variables = VARIABLE.matcher(file)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        variables.put("host", host);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            file = file.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return Arrays.stream(file.split("(?m)^### "))
                .skip(1)
                .filter(part -> part.lines().anyMatch(Tour::begins))
                .map(Tour::request)
                .toList();
    }

    private static Request request(String part) {
        List<String> lines = part.lines().toList();
        int first =
                lines.indexOf(lines.stream().filter(Tour::begins).findFirst().orElseThrow());
        int empty = lines.subList(first, lines.size()).indexOf("");
        int end = empty < 0 ? lines.size() : first + empty;
        Map<String, String> headers = new LinkedHashMap<>();
        lines.subList(first + 1, end)
                .forEach(header -> headers.put(header.split(": ")[0], sent(header.split(": ")[1])));
        String[] start = lines.get(first).split(" ");
        return new Request(
                lines.get(0),
                start[0],
                start[1],
                headers,
                String.join("\n", lines.subList(end, lines.size())).strip(),
                status(part),
                values(part));
    }

    /** An editor encodes the name and the password. */
    private static String sent(String value) {
        String[] words = value.split(" ");
        return words[0].equals("Basic") ? Http.basic(words[1] + ":" + words[2]) : value;
    }

    private static boolean begins(String line) {
        return line.matches("[A-Z]+ http.*");
    }

    private static int status(String part) {
        return EXPECTED_STATUS
                .matcher(part)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .findFirst()
                .orElse(-1);
    }

    private static Map<String, String> values(String part) {
        Map<String, String> values = new LinkedHashMap<>();
        EXPECTED_VALUE.matcher(part).results().forEach(found -> values.put(found.group(1), found.group(2)));
        long expectations = EXPECTATION.matcher(part).results().count();
        if (status(part) < 0 || expectations != values.size() + 1L) {
            throw new AssertionError("One status and any number of values are expected, each in its form: " + part);
        }
        return values;
    }
}
