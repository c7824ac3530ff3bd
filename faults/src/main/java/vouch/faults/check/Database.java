package vouch.faults.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vouch.faults.check.Rows.CustomerRow;
import vouch.faults.check.Rows.OrderRow;
import vouch.faults.check.Rows.SagaRow;
import vouch.faults.check.Rows.Token;

/** Reads the rows of a Vouch's database, H2 or PostgreSQL. It writes nothing. */
public final class Database {

    private final Connection connection;
    private final List<String> masterKeys;

    public Database(Connection connection) {
        this(connection, List.of());
    }

    /** @param masterKeys the secrets that encrypt the keys of customers, as Vouch has them */
    public Database(Connection connection, List<String> masterKeys) {
        this.connection = connection;
        this.masterKeys = masterKeys;
    }

    /** To be called when nobody writes, or within a transaction that sees one moment. */
    public Rows rows() throws SQLException {
        Texts texts = new Texts(
                exists("person_key") ? all("select id, secret, master_key from person_key", Database::key) : List.of(),
                masterKeys);
        return new Rows(
                all("select * from DomainEventEntry order by globalIndex", row -> event(row, texts)),
                all("select * from order_view order by order_id", Database::order),
                all("select * from customer_view order by customer_id", Database::customer),
                exists("saga") ? all("select * from saga order by order_id", Database::saga) : List.of(),
                all(
                        "select * from TokenEntry order by processorName, segment",
                        row -> new Token(
                                row.getString("processorName"), row.getInt("segment"), Column.json(row, "token"))),
                count("DeadLetterEntry"));
    }

    private static Texts.Key key(ResultSet row) throws SQLException {
        return new Texts.Key(row.getString("id"), row.getBytes("secret"), row.getString("master_key"));
    }

    private static StoredEvent event(ResultSet row, Texts texts) throws SQLException {
        return new StoredEvent(
                row.getLong("globalIndex"),
                row.getString("eventIdentifier"),
                row.getString("aggregateIdentifier"),
                row.getLong("sequenceNumber"),
                row.getString("type"),
                Column.time(row.getString("timestamp")),
                row.getString("payloadType"),
                texts.read(Column.json(row, "payload")),
                Column.json(row, "metaData"));
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        return new OrderRow(
                row.getString("order_id"),
                row.getString("customer_id"),
                row.getString("customer_name"),
                row.getString("status"),
                row.getString("credit"),
                row.getString("reason"),
                row.getLong("total_minor"),
                row.getString("currency"),
                Column.parsed(row.getString("details")),
                Column.instant(row, "created_at"),
                Column.instant(row, "decided_at"),
                row.getLong("version"),
                Column.ifThere(row, "decision_no", Long.class));
    }

    private static CustomerRow customer(ResultSet row) throws SQLException {
        return new CustomerRow(
                row.getString("customer_id"),
                row.getString("name"),
                row.getString("country"),
                row.getBoolean("on_hold"),
                row.getString("currency"),
                row.getLong("credit_limit_minor"),
                row.getLong("reserved_minor"),
                row.getLong("receivable_minor"),
                Column.instant(row, "registered_at"),
                row.getLong("version"),
                Column.ifThere(row, "account_date", LocalDate.class),
                Column.parsed(Column.ifThere(row, "details", String.class)));
    }

    private static SagaRow saga(ResultSet row) throws SQLException {
        return new SagaRow(
                row.getString("order_id"),
                row.getString("customer_id"),
                row.getString("order_step"),
                row.getString("credit_step"),
                row.getString("state"),
                Column.instant(row, "started_at"),
                Column.instant(row, "deadline"));
    }

    private long count(String table) throws SQLException {
        return exists(table)
                ? all("select count(*) from " + table, row -> row.getLong(1)).get(0)
                : 0;
    }

    /** False in the store of a release before. */
    private boolean exists(String table) throws SQLException {
        for (String name : List.of(table.toLowerCase(), table.toUpperCase())) {
            try (ResultSet found = connection.getMetaData().getTables(null, null, name, null)) {
                if (found.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    private <T> List<T> all(String query, Mapping<T> mapping) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                all.add(mapping.map(row));
            }
        }
        return all;
    }

    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }
}
