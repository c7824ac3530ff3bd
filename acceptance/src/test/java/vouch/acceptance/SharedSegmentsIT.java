package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes share the work of each event processor evenly, and one takes over what a killed one did. */
class SharedSegmentsIT {

    private static final List<String> ALL_OF_ONE = List.of("customer-view 1", "order-saga 4", "order-view 1");

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
            awaitOwners(postgres, List.of("customer-view 1", "order-saga 2", "order-saga 2", "order-view 1"));

            first.kill();
            awaitOwners(postgres, ALL_OF_ONE);
        }
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

    /** For each processor and each node that has some of it: how many segments. The reconciler claims for moments only. */
    private static List<String> owned(Postgres postgres) {
        String count = "select processorName, count(*) from TokenEntry where owner is not null"
                + " and processorName <> 'reconciler'"
                + " group by processorName, owner order by processorName, owner";
        List<String> owned = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(postgres.url());
                ResultSet rows = connection.createStatement().executeQuery(count)) {
            while (rows.next()) {
                owned.add(rows.getString(1) + " " + rows.getInt(2));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return owned;
    }
}
