package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/**
 * Two nodes on one PostgreSQL go over to the newest form of the events, one after the other. Until the first of them
 * does, nothing is stored that an earlier version could not read.
 */
class RollingUpgradeIT {

    /** More than the events after which a customer gets a snapshot, with two events for each order. */
    private static final int ORDERS = 60;

    private static final Call REBUILD = Call.post("/actuator/views", Map.of("reason", "To compare"));

    @TempDir
    private Path folder;

    private Postgres postgres;

    @Test
    void turnsTheNewestFormOnNodeByNode() throws Exception {
        try (Postgres database = new Postgres(17, folder)) {
            postgres = database;
            Launch newest = Launch.forConformance("rolling-upgrade")
                    .quick()
                    .with("--spring.profiles.active=postgres", postgres.setting());
            Launch earlier = newest.with("--vouch.newest-forms=false");
            try (VouchProcess first = earlier.as("rolling-upgrade-1").ready()) {
                try (VouchProcess second = earlier.as("rolling-upgrade-2").ready()) {
                    trade("before", first, second);
                }
                assertThat(forms()).isNotEmpty().doesNotContain("EncryptedText");
                assertThat(encrypted("DomainEventEntry")).isZero();
                assertThat(encrypted("SnapshotEventEntry")).isZero();
                assertThat(count("SnapshotEventEntry", "true")).isPositive();

                try (VouchProcess second = newest.as("rolling-upgrade-3").ready()) {
                    long readable = readable();
                    trade("meanwhile", first, second);
                    assertThat(forms()).contains("EncryptedText");
                    assertThat(encrypted("DomainEventEntry")).isPositive();
                    assertThat(readable()).isGreaterThan(readable);
                    assertShows("before", first, second);
                    first.stop();
                    assertThat(first.exitCode()).isEqualTo(143);

                    try (VouchProcess again = newest.as("rolling-upgrade-4").ready()) {
                        long before = readable();
                        trade("afterwards", again, second);
                        assertThat(readable()).isEqualTo(before);
                        assertShows("before", again, second);
                        assertShows("meanwhile", again, second);
                        assertBothFormsMakeTheSameViews(new Shop(again.client()));
                        assertErasesWhoIsEncrypted(new Shop(second.client()));
                        assertRefusesALaterForm(newest.as("rolling-upgrade-5"));
                    }
                }
            }
        }
    }

    /** Each node goes on with what the other has stored. */
    private static void trade(String customer, VouchProcess first, VouchProcess second) throws Exception {
        Shop one = new Shop(first.client());
        Shop other = new Shop(second.client());
        one.done(Shop.registration(customer, 1_000_000));
        one.done(Call.put(
                "/api/customers/" + customer + "/credit-limit",
                Map.of("creditLimit", Shop.money(2_000_000), "reason", "Limit of " + customer)));
        for (int number = 0; number < ORDERS; number++) {
            String order = customer + "-" + number;
            assertThat(one.order(order, customer, 100)).isEqualTo("APPROVED");
            other.done(Call.post("/api/orders/" + order + "/cancellation", Map.of("reason", "Reason of " + order))
                    .waiting());
            Shop last = one;
            one = other;
            other = last;
        }
        assertShows(customer, first, second);
    }

    private static void assertShows(String customer, VouchProcess... nodes) throws Exception {
        String last = customer + "-" + (ORDERS - 1);
        for (VouchProcess node : nodes) {
            Shop shop = new Shop(node.client());
            assertThat(Bounded.until(() -> shop.get("/api/orders/" + last)
                            .path("credit")
                            .asString()
                            .equals("RELEASED")))
                    .isTrue();
            assertThat(shop.get("/api/orders/" + last).path("reason").asString())
                    .isEqualTo("Reason of " + last);
            assertThat(shop.get("/api/orders/" + last).path("customerName").asString())
                    .isEqualTo("Customer " + customer);
            assertThat(shop.get("/api/customers/" + customer + "?version=2")
                            .path("name")
                            .asString())
                    .isEqualTo("Customer " + customer);
        }
    }

    private static void assertBothFormsMakeTheSameViews(Shop shop) throws InterruptedException {
        String sum = sum(shop);
        shop.done(REBUILD);
        assertThat(sum(shop)).isEqualTo(sum);
    }

    private static String sum(Shop shop) throws InterruptedException {
        assertThat(Bounded.until(() -> shop.send(Call.get("/actuator/views")).succeeded()))
                .isTrue();
        return shop.get("/actuator/views").path("sha256").asString();
    }

    private static void assertErasesWhoIsEncrypted(Shop shop) throws InterruptedException {
        assertThat(shop.done(erasureOf("afterwards")).succeeded()).isTrue();
        Answer refused = shop.send(erasureOf("before"));
        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.text("detail")).contains("not encrypted");
    }

    private static Call erasureOf(String customer) {
        return Call.post("/actuator/erasures", Map.of("customerId", customer, "reason", "The person asked for it"));
    }

    /** A node that does not know the form does not start, and the others go on. */
    private void assertRefusesALaterForm(Launch launch) throws Exception {
        postgres.execute("insert into event_form (type, revision) values ('EncryptedText', '2')");
        try (VouchProcess vouch = launch.go()) {
            assertThat(vouch.exitCode()).isEqualTo(1);
            assertThat(vouch.output().lines().filter(line -> line.contains(" ERROR ")))
                    .singleElement()
                    .asString()
                    .containsPattern("Vouch did not start, because 1 of \\d+ self-checks failed: ")
                    .endsWith("This version cannot read events that the store may have, EncryptedText of revision 2:"
                            + " start the version that wrote them, or a later one.");
        }
    }

    private List<String> forms() throws SQLException {
        return column("select type from event_form");
    }

    private long encrypted(String table) throws SQLException {
        return count(table, "convert_from(payload, 'UTF8') like '%\"erasable\":\"%'");
    }

    /** How many cancellations have their reason in clear. */
    private long readable() throws SQLException {
        return count("DomainEventEntry", "convert_from(payload, 'UTF8') like '%\"reason\":\"Reason of%'");
    }

    private long count(String table, String condition) throws SQLException {
        return Long.parseLong(
                column("select count(*) from " + table + " where " + condition).get(0));
    }

    private List<String> column(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
