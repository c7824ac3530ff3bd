package vouch.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import vouch.acceptance.Node;
import vouch.faults.check.Database;
import vouch.faults.check.Rows;

/** A Vouch that is broken in a run: its processes, and its rows, seen from outside. */
interface Victim extends AutoCloseable {

    /** As runs are reported under. */
    String shape();

    List<Node> nodes();

    /** What is stored at this moment, whether it runs or not. */
    Rows rows() throws Exception;

    /** Where its data is, for JDBC; on H2 only while it does not run. */
    String url();

    /** Ends what it needs besides its processes. */
    void release() throws IOException;

    default Node node() {
        return nodes().get(0);
    }

    default List<URI> urls() {
        return nodes().stream().map(Node::url).toList();
    }

    /** All at once, as an operator would; comes back when all are ready. */
    default void start() throws IOException, InterruptedException {
        for (Node node : nodes()) {
            node.begin();
        }
        for (Node node : nodes()) {
            node.awaitReady();
        }
    }

    /** SIGTERM, and it may put things in order. */
    default void stop() throws InterruptedException {
        for (Node node : nodes()) {
            node.close();
        }
    }

    @Override
    default void close() throws Exception {
        try {
            stop();
        } finally {
            release();
        }
    }

    static Rows rows(String url) throws SQLException {
        try (Connection connection = connect(url)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new Database(connection).rows();
        }
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "vouch", "");
    }

    static String file(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("vouch") + ";TRACE_LEVEL_FILE=0";
    }
}
