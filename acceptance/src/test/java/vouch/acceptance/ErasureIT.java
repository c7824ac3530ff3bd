package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/** Two nodes on PostgreSQL erase a customer. Then no readable byte is left in its files, once it has compacted. */
class ErasureIT {

    private static final List<String> WORDS = List.of("zorblatt", "quixote", "barkless", "dimwater", "jabberer");
    private static final Call ERASE =
            Call.post("/actuator/erasures", Map.of("customerId", "gone", "reason", "The person asked for it"));

    @TempDir
    private Path folder;

    @Test
    void leavesNoReadableByteInPostgres() throws Exception {
        Path data = folder.resolve("postgres");
        try (Postgres postgres = new Postgres(17, data)) {
            Launch launch = Launch.forConformance("erasure")
                    .quick()
                    .with("--spring.profiles.active=postgres", postgres.setting());
            try (VouchProcess one = launch.as("erasure-1").ready();
                    VouchProcess other = launch.as("erasure-2").ready()) {
                Shop shop = new Shop(one.client());
                Shop elsewhere = new Shop(other.client());
                trade(shop);
                awaitName(elsewhere, "Zorblatt Quixote");
                postgres.execute("checkpoint");
                assertThat(filesWithWords(data)).isNotEmpty();

                Answer certificate = elsewhere.done(ERASE);

                assertThat(certificate.body().path("events").asLong()).isEqualTo(4);
                assertThat(shop.done(ERASE).body()).isEqualTo(certificate.body());
                for (Shop node : List.of(shop, elsewhere)) {
                    awaitName(node, "[erased]");
                    assertThat(node.get("/api/orders/first")
                                    .path("customerName")
                                    .asString())
                            .isEqualTo("[erased]");
                    assertThat(node.get("/api/events?text=barkless").path("items"))
                            .isEmpty();
                }
                shop.done(Shop.creation("second", "gone", 100).waiting());
            }
            postgres.execute("alter system set wal_recycle = off");
            postgres.execute("select pg_reload_conf()");
            postgres.execute("vacuum full");
            postgres.execute("checkpoint");
            postgres.execute("select pg_switch_wal()");
            postgres.execute("checkpoint");
            postgres.execute("select pg_switch_wal()");
            postgres.execute("checkpoint");

            assertThat(filesWithWords(data)).isEmpty();
        }
    }

    private static void trade(Shop shop) throws InterruptedException {
        shop.done(Call.post(
                "/api/customers",
                Map.of("customerId", "gone", "name", "Zorblatt Quixote", "creditLimit", Shop.money(10_000))));
        String customer = "/api/customers/gone";
        shop.done(Call.put(customer + "/credit-limit", Map.of("creditLimit", Shop.money(9_000), "reason", "Barkless")));
        shop.done(Call.put(customer + "/hold", Map.of("reason", "Dimwater")));
        shop.done(Call.delete(customer + "/hold"));
        shop.order("first", "gone", 1_000);
        shop.done(Call.post("/api/orders/first/cancellation", Map.of("reason", "Jabberer")));
    }

    private static void awaitName(Shop shop, String name) throws InterruptedException {
        assertThat(Bounded.until(() ->
                        shop.get("/api/customers/gone").path("name").asString().equals(name)))
                .isTrue();
    }

    private static List<Path> filesWithWords(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> WORDS.stream().anyMatch(content(file)::contains))
                    .toList();
        }
    }

    /** A file may be deleted meanwhile. */
    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
