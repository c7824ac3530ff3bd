package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.documentation.Project;
import vouch.engine.Postgres;

/** Whoever copies the command lines of the deployment page has the three sides, which decide an order together. */
class ByHandIT {

    private static final Pattern SECTION = Pattern.compile("(?s)\\n## Separate sides, by hand\\n(.*?)\\n## ");
    private static final Pattern PORT = Pattern.compile("--(server|management\\.server)\\.port=\\d+");

    @TempDir
    private Path folder;

    @Test
    void decidesAnOrder() throws Exception {
        AxonServer axonServer = AxonServer.empty();
        List<List<String>> lines = commandLines();
        assertThat(lines).hasSize(3);
        Postgres postgres = new Postgres(17, folder);
        Node command = node("command", lines.get(0), axonServer, postgres);
        Node query = node("query", lines.get(1), axonServer, postgres);
        Node saga = node("saga", lines.get(2), axonServer, postgres);
        Addresses addresses = new Addresses(List.of(command.url()), List.of(query.url()));
        try (Deployment vouch = new Deployment(List.of(command, query, saga), addresses, postgres)) {
            for (Node side : vouch.nodes()) {
                side.begin();
                side.awaitReady();
            }
            Shop shop = new Shop(vouch.client());
            shop.done(Shop.registration("by-hand", 1_000));

            assertThat(shop.order("by-hand", "by-hand", 700)).isEqualTo("APPROVED");
            assertThat(shop.get("/api/orders/by-hand").path("status").stringValue())
                    .isEqualTo("APPROVED");
        }
    }

    private static List<List<String>> commandLines() {
        return SECTION.matcher(Project.text("docs/deployment.md"))
                .results()
                .flatMap(section -> section.group(1).lines())
                .filter(line -> line.startsWith("java "))
                .map(line -> List.of(line.split(" ")))
                .toList();
    }

    /** The line as it is written, but for what is somewhere else here: the ports, Axon Server and the database. */
    private static Node node(String side, List<String> line, AxonServer axonServer, Postgres postgres) {
        assertThat(line).contains("--vouch.sides=" + side, "--axon.axonserver.component-name=vouch-" + side);
        int jar = line.indexOf("-jar");
        Stream<String> arguments = line.stream().skip(jar + 2).filter(argument -> !PORT.matcher(argument)
                .matches());
        return new Node(Launch.named("by-hand-" + side)
                .in(Project.ROOT)
                .option(line.subList(1, jar).toArray(String[]::new))
                .running(line.subList(jar, jar + 2))
                .with(arguments.toArray(String[]::new))
                .with("--management.server.port=0", axonServer.setting(), AxonServer.KEY, postgres.setting()));
    }
}
