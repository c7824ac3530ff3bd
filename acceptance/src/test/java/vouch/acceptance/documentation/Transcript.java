package vouch.acceptance.documentation;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A command that a document shows with its output, in a block of the language {@code console}. */
record Transcript(String command, String output) {

    private static final Pattern PROMPT = Pattern.compile("(?m)^\\$ ");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z)?");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static List<Transcript> in(Markdown document) {
        return document.blocks().stream()
                .filter(block -> block.language().equals("console"))
                .flatMap(block -> Arrays.stream(PROMPT.split(block.text())))
                .filter(part -> !part.isBlank())
                .map(Shell::joined)
                .map(Transcript::of)
                .toList();
    }

    private static Transcript of(String part) {
        String[] lines = part.split("\\n", 2);
        return new Transcript(lines[0], lines[1].strip());
    }

    /** The text without what is another one each time. */
    static String lasting(String output) {
        return UUID.matcher(TIME.matcher(output).replaceAll("TIME")).replaceAll("UUID");
    }
}
