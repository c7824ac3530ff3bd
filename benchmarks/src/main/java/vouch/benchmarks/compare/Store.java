package vouch.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import vouch.benchmarks.Unusable;

/** Where the data is, as durable for everyone: what was answered survives the end of the process. */
enum Store {
    H2("H2 in the process") {
        @Override
        Place open(Path folder, Product product) {
            // As Vouch's own, whose names for its file and its user these are.
            String url = "jdbc:h2:file:" + folder.resolve("vouch")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=5000;TRACE_LEVEL_FILE=0;USER=vouch";
            return new Place(
                    url,
                    List.of("--vouch.data-dir=" + folder),
                    List.of("--spring.datasource.url=" + url),
                    List.of(),
                    folder.resolve("vouch.mv.db"),
                    () -> {});
        }
    },
    POSTGRES("PostgreSQL 17") {
        @Override
        Place open(Path folder, Product product) throws IOException, SQLException {
            return new Postgres(product.postgresBinaries(), folder).place("postgres", List.of(), List.of());
        }
    },
    /** Which keeps the events and carries the messages; everything else is in a PostgreSQL. */
    AXON_SERVER("Axon Server") {
        @Override
        Place open(Path folder, Product product) throws IOException, SQLException, InterruptedException {
            AxonServer server = AxonServer.in(System.getenv())
                    .orElseThrow(() -> new Unusable("there is no Axon Server: " + AxonServer.ADDRESS + " is not set"));
            server.empty();
            return new Postgres(product.postgresBinaries(), folder)
                    .place("axonserver,postgres", server.vouchSettings(), server.stockSettings());
        }
    };

    /** Those that every contestant can have one of for himself. */
    static final List<Store> DATABASES = List.of(H2, POSTGRES);

    private final String words;

    Store(String words) {
        this.words = words;
    }

    /** An empty database for one contestant. */
    abstract Place open(Path folder, Product product) throws IOException, SQLException, InterruptedException;

    @Override
    public String toString() {
        return words;
    }
}
