package vouch.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.eventstore.PostgresTables;

/** The seal on PostgreSQL, with several nodes and with events that are committed late. */
class SealOnPostgresIT extends SealContract {

    @TempDir
    private static Path data;

    private static PostgresTables tables;

    private SealedStore store;

    @BeforeAll
    static void start() throws Exception {
        tables = new PostgresTables(data, "V1__event_store", "V16__seal");
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void empty() {
        tables.empty();
        JdbcTemplate rows = new JdbcTemplate(tables.database());
        rows.update("delete from seal_segment where number > 0");
        rows.update("update seal_segment set head = ? where number = 0", SealedStore.BEGINNING);
        store = new SealedStore(tables.database(), tables.log());
    }

    @Override
    SealedStore store() {
        return store;
    }

    @Test
    void waitsForAnEventThatMayStillBeCommitted() {
        List.of(1L, 2L).forEach(position -> store.storeAt(position, 0));
        store.look();
        store.look();
        store.transactions.executeWithoutResult(late -> {
            store.storeAt(3, 0);
            CompletableFuture.runAsync(() -> {
                        store.storeAt(4, 0);
                        store.look();
                        store.advance(Sealer.GATHERS);
                        store.look();
                        store.look();
                    })
                    .join();
        });
        assertThat(store.segments.head().last()).isEqualTo(2);

        store.seal();
        assertThat(store.segments.head().last()).isEqualTo(4);
        assertThat(store.verify().events()).isEqualTo(4);
        assertThat(store.verify().isRight()).isTrue();
    }

    @Test
    void isExtendedByOneNodeAtATime() {
        store.storeMany(8_000, 3);
        List<Sealer> nodes = Stream.generate(store::sealer).limit(4).toList();

        nodes.stream()
                .map(node -> CompletableFuture.runAsync(() -> {
                    for (int look = 0; look < 20; look++) {
                        node.extend(() -> true);
                    }
                }))
                .toList()
                .forEach(CompletableFuture::join);
        store.seal();

        assertThat(store.segments.head().number()).isEqualTo(8);
        assertThat(store.verify().events()).isEqualTo(8_000);
        assertThat(store.verify().isRight()).isTrue();
    }
}
