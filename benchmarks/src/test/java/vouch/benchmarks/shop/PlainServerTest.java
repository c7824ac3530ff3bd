package vouch.benchmarks.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.measure.Vouch;

class PlainServerTest {

    @TempDir
    private Path folder;

    private HikariDataSource database;
    private HttpServer server;
    private Vouch client;

    @BeforeEach
    void start() throws Exception {
        database = Tables.prepared("jdbc:h2:file:" + folder.resolve("vouch"));
        server = PlainServer.start(new PlainShop(database), 0);
        client = new Vouch(
                List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
        assertThat(client.isUp()).isTrue();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        database.close();
    }

    @Test
    void takesWhatTheClientsOfVouchSend() {
        client.register("acme", 2 * Shop.ORDER);

        client.order("acme");
        client.accept("acme");
        client.settle();
    }

    @Test
    void saysWhatFails() {
        assertThatThrownBy(() -> client.order("nobody"))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("answered 500");
    }
}
