package vouch.acceptance.documentation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a Markdown file, or a part of one, says to a machine: links, headings, code. */
record Markdown(Path file, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern NOT_IN_AN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    /** A fenced block, and the language that it names, or nothing. */
    record Block(String language, String text) {}

    static Markdown of(String path) {
        return of(Project.ROOT.resolve(path));
    }

    static Markdown of(Path file) {
        return new Markdown(file, Project.text(file));
    }

    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
    }

    /** What is between backticks in the prose. */
    List<String> codes() {
        return CODE.matcher(prose()).results().map(code -> code.group(1)).toList();
    }

    /** Where the links of the prose lead. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** The anchors of the headings, as they are made where the repository is shown. */
    List<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> NOT_IN_AN_ANCHOR.matcher(heading).replaceAll("").replace(' ', '-'))
                .toList();
    }

    /** The part under the heading, down to the next one of any level. */
    Markdown section(String heading) {
        Pattern section = Pattern.compile("(?ms)^#+ " + Pattern.quote(heading) + "$(.*?)(?=^#|\\z)");
        return part(section.matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow(() -> new AssertionError(file + " has no section " + heading)));
    }

    List<Markdown> paragraphs() {
        return Arrays.stream(prose().split("\\n\\n+")).map(this::part).toList();
    }

    /** The rows of all tables, each a list of its cells, without the lines under the headers. */
    List<List<String>> rows() {
        return prose().lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    Path resolve(String link) {
        return file.resolveSibling(link).normalize();
    }

    Markdown part(String partOfIt) {
        return new Markdown(file, partOfIt);
    }

    @Override
    public String toString() {
        return Project.ROOT.relativize(file).toString();
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }
}
