package vouch.benchmarks.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vouch.benchmarks.Unusable;

/** Vouch's PostgreSQL, asked beside it. */
final class Database {

    /** What it counts from its start on. */
    record Counts(double events, double bytes, double log, double commits, double viewRows, double other) {

        Counts since(Counts start) {
            return new Counts(
                    events - start.events,
                    bytes - start.bytes,
                    log - start.log,
                    commits - start.commits,
                    viewRows - start.viewRows,
                    other - start.other);
        }
    }

    private static final String COUNTS =
            """
            select (select count(*) from DomainEventEntry),
                   (select sum(pg_total_relation_size(relid)) from pg_stat_user_tables where relname not like 'benchmark%'),
                   pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'),
                   (select xact_commit from pg_stat_database where datname = current_database()),
                   sum(n_tup_ins + n_tup_upd + n_tup_del) filter (where relname like '%view%' or relname = 'order_customer_name'),
                   sum(n_tup_ins + n_tup_upd + n_tup_del) filter (where relname in
                       ('tokenentry', 'saga', 'scheduled_tasks'))
            from pg_stat_user_tables""";

    private final String url;

    Database(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new Unusable("--database is the JDBC URL of a PostgreSQL, with user and password");
        }
        this.url = url;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    Counts counts() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            row.next();
            return new Counts(
                    row.getDouble(1),
                    row.getDouble(2),
                    row.getDouble(3),
                    row.getDouble(4),
                    row.getDouble(5),
                    row.getDouble(6));
        }
    }

    int segments(String processor) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from TokenEntry where processorName = ?")) {
            select.setString(1, processor);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
