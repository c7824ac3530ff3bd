package vouch.acceptance.deployment;

import java.util.List;
import java.util.regex.Pattern;
import vouch.acceptance.documentation.Project;

/** The commands of docs/deployment.md. */
final class Document {

    private static final String TEXT = Project.text("docs/deployment.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private Document() {}

    /** The lines of the one block of this section in which some line contains the text. */
    static List<String> block(String section, String text) {
        Pattern part = Pattern.compile("(?ms)^#+ " + Pattern.quote(section) + "$(.*?)(?=^## |\\z)");
        List<String> blocks = part.matcher(TEXT)
                .results()
                .flatMap(found -> BLOCK.matcher(found.group(1)).results())
                .map(block -> block.group(1))
                .filter(block -> block.contains(text))
                .toList();
        if (blocks.size() != 1) {
            throw new AssertionError(section + " has " + blocks.size() + " blocks with " + text);
        }
        return blocks.get(0).lines().toList();
    }

    /** Which line has all of these. */
    static int line(List<String> lines, String... texts) {
        for (int i = 0; i < lines.size(); i++) {
            if (List.of(texts).stream().allMatch(lines.get(i)::contains)) {
                return i;
            }
        }
        throw new AssertionError(List.of(texts) + " is in none of " + lines);
    }
}
