package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The data is kept in one folder that is its owner's alone, and nothing else shows to the outside. */
class DataFolderIT {

    private static final int CONNECT_MILLIS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void isRestoredFromABackupThatWasMadeUnderLoad() throws Exception {
        Load load;
        long asOf;
        Path backup;
        try (VouchProcess vouch = start("backup-before", "original")) {
            Load.registerCustomers(new Shop(vouch.client()));
            load = new Load(vouch.url(), "b", Seed.of("DataFolderIT"));
            try (load) {
                load.awaitAcknowledged(100);
                asOf = System.nanoTime();
                Answer answer = vouch.client().send(Call.post("/admin/backups", null));
                assertThat(answer.status()).isEqualTo(201);
                backup = Path.of(answer.text("file"));
                load.awaitAcknowledged(load.acknowledged() + 1);
            }
        }
        assertThat(load.surprises()).isEmpty();
        assertThat(backup).isRegularFile().startsWith(folder.resolve("original"));

        unpack(backup, Files.createDirectory(folder.resolve("restored")));
        try (VouchProcess vouch = start("backup-restored", "restored")) {
            assertThat(new Audit(new Shop(vouch.client()), List.of(load), asOf).faults())
                    .isEmpty();
            Shop shop = new Shop(vouch.client());
            shop.done(Shop.registration("new", 1_00));
            assertThat(shop.order("new", "new", 1_00)).isEqualTo("APPROVED");
        }
    }

    @Test
    void isItsOwnersAloneAndRelativeToWhereVouchIsStarted() throws Exception {
        try (VouchProcess vouch = start("data-folder", "below/data")) {
            Path data = folder.resolve("below/data");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            assertThat(data.resolve("vouch.mv.db")).isNotEmptyFile();

            showsOperatorsNothingElseThanTheyNeed(vouch);
            listensToThisMachineOnly(vouch);
        }
    }

    private static void showsOperatorsNothingElseThanTheyNeed(VouchProcess vouch) throws Exception {
        Shop shop = new Shop(vouch.client());
        assertThat(shop.get("/actuator").path("_links").propertyNames())
                .containsExactlyInAnyOrder(
                        "self",
                        "health",
                        "health-path",
                        "info",
                        "metrics",
                        "metrics-requiredMetricName",
                        "prometheus",
                        "processors",
                        "processors-name",
                        "processors-name-operation",
                        "seal",
                        "views",
                        "views-view",
                        "views-view-operation",
                        "views-view-report",
                        "export",
                        "erasures",
                        "erasures-erasureId",
                        "sagas",
                        "sagas-id",
                        "sagas-id-operation",
                        "deadletters",
                        "deadletters-group",
                        "deadletters-group-operation",
                        "operations",
                        "users",
                        "users-name",
                        "apikeys",
                        "apikeys-id");
        assertThat(shop.get("/actuator/health").path("status").asString()).isEqualTo("UP");
        assertThat(shop.get("/actuator/health").has("components")).isFalse();
        assertThat(shop.get("/actuator/metrics").path("names")).isNotEmpty();
        JsonNode info = shop.get("/actuator/info");
        assertThat(info.path("build").path("version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
        if (Files.exists(Path.of("..", ".git"))) {
            assertThat(info.path("git").path("commit").path("id").asString()).matches("[0-9a-f]{7,40}");
        }
        for (String other : List.of(
                "beans",
                "caches",
                "conditions",
                "configprops",
                "env",
                "flyway",
                "heapdump",
                "httpexchanges",
                "logfile",
                "loggers",
                "mappings",
                "quartz",
                "scheduledtasks",
                "sessions",
                "shutdown",
                "startup",
                "threaddump")) {
            assertThat(vouch.client().send(Call.get("/actuator/" + other)).status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(vouch.client().send(Call.post("/actuator/shutdown", null)).status())
                .isEqualTo(404);
        assertThat(vouch.isRunning()).isTrue();
    }

    private static void listensToThisMachineOnly(VouchProcess vouch) throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        System.out.println("DataFolderIT: other addresses of this machine: " + others);
        for (InetAddress other : others) {
            assertThatThrownBy(() -> connect(other, vouch.url().getPort()))
                    .as("%s", other)
                    .isInstanceOf(ConnectException.class);
        }
        connect(InetAddress.getByName("127.0.0.1"), vouch.url().getPort());
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
        }
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.copy(entries, into.resolve(entry.getName()));
            }
        }
    }

    /** The folder is given as one reads it here: relative. */
    private VouchProcess start(String name, String data) throws Exception {
        return Launch.named(name)
                .quick()
                .in(folder)
                .on(Path.of(data))
                .with("--vouch.demo=false")
                .ready();
    }
}
