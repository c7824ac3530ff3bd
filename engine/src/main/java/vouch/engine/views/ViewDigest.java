package vouch.engine.views;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.engine.hash.Sha256;

/**
 * Sums up what is in the views: a SHA-256 of all rows in the order of their keys, each as the line of {@link
 * CanonicalRow}. The same rows have the same sum on every database. All tables are read as they were at one moment, and a
 * few rows are in memory at a time.
 */
public final class ViewDigest {

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate database;
    private final TransactionTemplate oneMoment;
    private final List<ViewTable> tables;

    public ViewDigest(JdbcTemplate database, PlatformTransactionManager transactions, List<ViewTable> tables) {
        this.database = new JdbcTemplate(database.getDataSource());
        this.database.setFetchSize(ROWS_AT_ONCE);
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneMoment.setReadOnly(true);
        this.tables =
                tables.stream().sorted(Comparator.comparing(ViewTable::name)).toList();
    }

    /** @param sha256 of the table's rows, in hexadecimal digits */
    public record Table(String name, long rows, String sha256) {}

    /** @param sha256 of the sums of all tables and their names, so it is the same only if all of them are */
    public record Views(String sha256, List<Table> tables) {}

    public Views now() {
        List<Table> summed =
                oneMoment.execute(status -> tables.stream().map(this::sum).toList());
        MessageDigest all = Sha256.start();
        summed.forEach(table -> update(all, table.name + " " + table.sha256 + "\n"));
        return new Views(HexFormat.of().formatHex(all.digest()), summed);
    }

    private Table sum(ViewTable table) {
        MessageDigest sum = Sha256.start();
        long rows = database.query(
                "select * from " + table.name() + " order by " + String.join(", ", table.key()),
                (ResultSet all) -> rows(all, sum));
        return new Table(table.name(), rows, HexFormat.of().formatHex(sum.digest()));
    }

    private static long rows(ResultSet all, MessageDigest sum) throws SQLException {
        CanonicalRow line = new CanonicalRow(all.getMetaData());
        long rows = 0;
        for (; all.next(); rows++) {
            update(sum, line.of(all));
        }
        return rows;
    }

    private static void update(MessageDigest sum, String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
