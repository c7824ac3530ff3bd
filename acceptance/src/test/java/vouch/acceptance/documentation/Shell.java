package vouch.acceptance.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a command line apart, as far as the documents go: words, quotes, lines that go on, assignments, {@code &&}. */
final class Shell {

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("^([A-Z_]+)=\\S+ ");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");

    private Shell() {}

    /** One command without what is set before it. */
    record Command(List<String> variables, List<String> words) {

        String name() {
            return words.get(0);
        }

        List<String> arguments() {
            return words.subList(1, words.size());
        }
    }

    static List<Command> commands(String line) {
        List<Command> commands = new ArrayList<>();
        for (String part : COMMENT.matcher(joined(line)).replaceAll("").split(" && ")) {
            List<String> variables = ASSIGNMENT
                    .matcher(part)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            commands.add(new Command(variables, words(ASSIGNMENT.matcher(part).replaceAll(""))));
        }
        return commands;
    }

    static List<String> words(String command) {
        return WORD.matcher(joined(command))
                .results()
                .map(word ->
                        word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3))
                .toList();
    }

    /** A line that ends with a backslash and the next one are one. */
    static String joined(String lines) {
        return CONTINUED.matcher(lines).replaceAll("");
    }
}
