package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vouch.engine.Postgres;

/** Nodes share the work of the event processors evenly, and one takes over what a stopped or a killed one did. */
class SharedSegmentsIT {

    private static final List<String> ALL_OF_ONE =
            List.of("customer-view 1, history 1, notices 1, order-saga 4, order-view 1");
    private static final List<String> SHARED =
            List.of("customer-view 1, notices 1, order-saga 2", "history 1, order-saga 2, order-view 1");
    private static final Call STOP = operation("stop");
    private static final Call START = operation("start");
    private static final Call SAGA = Call.get("/actuator/processors/order-saga");

    @TempDir
    private Path folder;

    @Test
    void areSharedByThoseWhoAreThere() throws Exception {
        try (Postgres postgres = new Postgres(17, folder);
                Node first = node("first", postgres);
                Node second = node("second", postgres)) {
            first.begin();
            first.awaitReady();
            awaitOwners(postgres, ALL_OF_ONE);

            second.begin();
            second.awaitReady();
            awaitOwners(postgres, SHARED);
            JsonNode saga = new Wire(second.url()).send(SAGA).body();
            assertThat(saga.at("/segments")).hasSize(2);
            assertThat(saga.at("/elsewhere")).hasSize(2).allSatisfy(segment -> assertThat(
                            segment.at("/node").isString())
                    .isTrue());

            assertThat(new Wire(second.url()).send(STOP).succeeded()).isTrue();
            awaitOwners(postgres, List.of("customer-view 1, notices 1, order-saga 4", "history 1, order-view 1"));

            assertThat(new Wire(second.url()).send(START).succeeded()).isTrue();
            awaitOwners(postgres, SHARED);

            first.kill();
            awaitOwners(postgres, ALL_OF_ONE);
        }
    }

    private static Call operation(String operation) {
        return Call.post("/actuator/processors/order-saga/" + operation, Map.of("reason", "to see who takes over"));
    }

    private static Node node(String name, Postgres postgres) {
        return new Node(Launch.named("shared-segments-" + name)
                .quick()
                .with("--spring.profiles.active=postgres", postgres.setting()));
    }

    private static void awaitOwners(Postgres postgres, List<String> expected) {
        List<List<String>> seen = new ArrayList<>();
        Bounded.until(() -> {
            seen.add(owned(postgres));
            return seen.contains(expected);
        });
        assertThat(seen).endsWith(expected);
    }

    /** For each node: how many segments it has of which processors. The reconciler claims for moments only. */
    private static List<String> owned(Postgres postgres) {
        String count =
                """
                select string_agg(processorName || ' ' || segments, ', ' order by processorName) as share
                from (select processorName, owner, count(*) as segments from TokenEntry
                    where owner is not null and processorName not like 'reconciler%' group by processorName, owner) as shares
                group by owner order by share
                """;
        List<String> owned = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(postgres.url());
                ResultSet rows = connection.createStatement().executeQuery(count)) {
            while (rows.next()) {
                owned.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return owned;
    }
}
