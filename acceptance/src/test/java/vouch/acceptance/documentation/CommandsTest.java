package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import vouch.acceptance.documentation.Shell.Command;

/** Every command that a document tells a reader to give can be given: what it names is there. */
class CommandsTest {

    private static final Set<String> PHASES = Set.of("clean", "test-compile", "test", "package", "verify");
    private static final Set<String> FLAGS = Set.of("-q", "-o", "-am", "-B", "-ntp");
    private static final String POM = Project.text("pom.xml") + Project.text("app/pom.xml");
    private static final String COMPOSE = Project.text("docker-compose.yml");

    /** Those of the drivers, and every setting of the page as a variable of the environment. */
    private static final List<String> VARIABLES = Stream.concat(
                    Stream.of("SIGN_IN_USER", "SIGN_IN_TOKEN"),
                    Markdown.of("docs/settings.md").codes().stream()
                            .map(setting -> setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")))
            .toList();

    static final List<Command> COMMANDS = Stream.of(
                    "README.md",
                    "CONTRIBUTING.md",
                    "acceptance/README.md",
                    "benchmarks/README.md",
                    "docs/deployment.md",
                    "docs/scale.md")
            .map(Markdown::of)
            .flatMap(CommandsTest::lines)
            .flatMap(line -> Shell.commands(line).stream())
            .toList();

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void canBeGiven(Command command) {
        switch (command.name()) {
            case "mvn" -> command.arguments().forEach(argument -> assertMaven(argument, command.arguments()));
            case "java" -> assertJar(command.arguments().get(command.arguments().indexOf("-jar") + 1));
            case "curl" -> Curl.of(String.join(" ", command.words()));
            case ".ci/run" -> assertThat(Project.ROOT.resolve(".ci/run")).isExecutable();
            case "docker" -> assertDocker(command.arguments());
            case "kubectl" -> assertFile(command.arguments(), "--filename");
            default ->
                assertThat(command.name())
                        .isIn(
                                "mkdir",
                                "cp",
                                "tar",
                                "tr",
                                "unzip",
                                "chmod",
                                "openssl",
                                "createuser",
                                "createdb",
                                "dropdb",
                                "pg_dump",
                                "pg_restore",
                                "read",
                                "export");
        }
        assertThat(VARIABLES).containsAll(command.variables());
    }

    /** What is shown to be typed: blocks of shell, lines in other blocks and code in the prose that begin like it. */
    private static Stream<String> lines(Markdown document) {
        Stream<String> shell = document.blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> Shell.joined(block.text()).lines());
        Stream<String> others = document.blocks().stream()
                .filter(block -> block.language().isEmpty())
                .flatMap(block -> block.text().lines());
        Stream<String> typed = Stream.concat(others, document.codes().stream())
                .filter(line -> line.matches("([A-Z_]+=\\S+ )?(mvn|java|curl|unzip|mkdir|\\.ci/run)( .*)?"));
        return Stream.concat(shell, typed);
    }

    private static void assertMaven(String argument, List<String> all) {
        if (argument.startsWith("-P")) {
            assertThat(POM.contains("<id>" + argument.substring(2) + "</id>"))
                    .as(argument)
                    .isTrue();
        } else if (all.indexOf(argument) > 0
                && all.get(all.indexOf(argument) - 1).equals("-pl")) {
            assertThat(Project.ROOT.resolve(argument).resolve("pom.xml")).exists();
        } else if (argument.startsWith("-Dvouch.")) {
            assertThat(Project.text("acceptance/pom.xml"))
                    .contains("<" + argument.substring(2).split("=")[0] + ">");
        } else if (argument.contains(":")) {
            assertThat(POM.contains(argument.split(":")[0] + "-maven-plugin"))
                    .as(argument)
                    .isTrue();
        } else if (!argument.equals("-pl") && !argument.startsWith("-D")) {
            assertThat(argument).matches(known -> PHASES.contains(known) || FLAGS.contains(known), "known to Maven");
        }
    }

    private static void assertJar(String jar) {
        Path file = Project.ROOT.resolve(jar);
        Path pom = file.getParent().resolveSibling("pom.xml");
        assertThat(Files.exists(pom)).isTrue();
        assertThat(jarsOf(Project.text(pom))).contains(file.getFileName().toString());
    }

    /** Under the name that the module gives it, or under its artifact's with version and classifier. */
    private static List<String> jarsOf(String pom) {
        return Pattern.compile(
                        "<finalName>(.*)</finalName>|<version>(.*)</version>\\s*</parent>\\s*<artifactId>(.*)</art")
                .matcher(pom)
                .results()
                .map(name -> name.group(1) != null
                        ? name.group(1) + ".jar"
                        : name.group(3) + "-" + name.group(2) + "-exec.jar")
                .toList();
    }

    /** What it is done to is a service of the compose file, or an image that this starts. */
    private static void assertDocker(List<String> arguments) {
        if (arguments.get(0).equals("compose")) {
            assertThat(arguments.stream()
                            .skip(2)
                            .filter(argument -> !argument.startsWith("-"))
                            .limit(1))
                    .allMatch(service -> COMPOSE.contains("\n  " + service.split(":")[0] + ":\n"));
        } else if (arguments.get(0).equals("run")) {
            assertThat(arguments).anyMatch(image -> COMPOSE.contains("image: " + image + "\n"));
        } else {
            assertThat(arguments).containsExactly("load", "--input", "app/target/jib-image.tar");
        }
    }

    private static void assertFile(List<String> arguments, String option) {
        if (arguments.contains(option)) {
            assertThat(Project.ROOT.resolve(arguments.get(arguments.indexOf(option) + 1)))
                    .exists();
        }
    }
}
