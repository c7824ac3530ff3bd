package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/** A clean room is filled from a PostgreSQL that is in use, and leaves nothing behind. */
class CleanRoomIT {

    @TempDir
    private Path folder;

    @Test
    void showsWhatWasThereWhileTheSourceGoesOn() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (Postgres postgres = new Postgres(17, folder.resolve("postgres"));
                VouchProcess source = Launch.named("clean-room-source")
                        .with("--spring.profiles.active=postgres", postgres.setting())
                        .ready()) {
            Shop shop = new Shop(source.client());
            shop.done(Shop.registration("early", 1_000));
            assertThat(shop.order("before", "early", 600)).isEqualTo("APPROVED");

            try (VouchProcess room = Launch.named("clean-room")
                    .option("-Djava.io.tmpdir=" + temporary)
                    .with("--vouch.clean-room=" + postgres.url())
                    .ready()) {
                shop.done(Shop.shipment("before"));
                Shop copy = new Shop(room.client());

                assertThat(Bounded.until(() -> copy.get("/api/orders?limit=5")
                                .at("/items/0/status")
                                .asString()
                                .equals("APPROVED")))
                        .isTrue();
                assertThat(copy.send(Shop.shipment("before")).status()).isEqualTo(404);
                assertThat(copiesIn(temporary)).hasSize(1);
                room.stop();
                room.exitCode();
            }
            assertThat(copiesIn(temporary)).isEmpty();
            assertThat(shop.get("/api/orders/before").path("status").asString()).isEqualTo("SHIPPED");
        }
    }

    private static List<Path> copiesIn(Path temporary) throws Exception {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("vouch-clean-room"))
                    .toList();
        }
    }
}
