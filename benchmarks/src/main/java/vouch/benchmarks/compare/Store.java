package vouch.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Where the data is, as durable for everyone: what was answered survives the end of the process. */
enum Store {
    H2("H2 in the process") {
        @Override
        Place open(Path folder, Product product) {
            // As Vouch's own, whose names for its file and its user these are.
            String url = "jdbc:h2:file:" + folder.resolve("vouch")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=5000;TRACE_LEVEL_FILE=0;USER=vouch";
            return new Place(url, List.of("--vouch.data-dir=" + folder), List.of(), () -> {});
        }
    },

    POSTGRES("PostgreSQL 17") {
        @Override
        Place open(Path folder, Product product) throws IOException, SQLException {
            Postgres postgres = new Postgres(product.postgresBinaries(), folder);
            return new Place(
                    postgres.url(),
                    List.of("--spring.profiles.active=postgres", "--spring.datasource.url=" + postgres.url()),
                    List.of(postgres.process()),
                    postgres);
        }
    };

    private final String words;

    Store(String words) {
        this.words = words;
    }

    /** An empty database for one contestant. */
    abstract Place open(Path folder, Product product) throws IOException, SQLException;

    @Override
    public String toString() {
        return words;
    }
}
