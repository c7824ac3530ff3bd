package vouch.saga;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.domain.process.SagaState;

/** Reads and writes the rows of the table {@code saga}, for many orders at once. */
@Component
class SagaTable implements SagaStore {

    private static final String OF_THESE = " from saga where order_id = any (?)";

    private final JdbcTemplate database;

    SagaTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Locks the rows in the order of their ids, so that two transactions cannot deadlock. Rows that another transaction
     * has locked are skipped.
     */
    @Override
    public Found lock(Collection<OrderId> orders) {
        Set<OrderId> begun = Set.copyOf(query("select order_id" + OF_THESE, orders, SagaRows::orderId));
        Map<OrderId, SagaState> sagas = new HashMap<>();
        // Most sagas are about to begin, and have no row to lock.
        if (!begun.isEmpty()) {
            query("select *" + OF_THESE + " order by order_id for update skip locked", begun, SagaRows::saga)
                    .forEach(saga -> sagas.put(saga.orderId(), saga));
        }
        Set<OrderId> busy = new HashSet<>(begun);
        busy.removeAll(sagas.keySet());
        return new Found(sagas, busy);
    }

    @Override
    public void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private <T> List<T> query(String query, Collection<OrderId> orders, RowMapper<T> mapper) {
        Object[] ids = orders.stream().map(OrderId::value).toArray();
        return database.query(
                query,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("varchar", ids)),
                mapper);
    }

    @Override
    public void deleteAll() {
        database.update("delete from saga");
    }

    @Override
    public List<SagaState> due(Instant now, int atMost) {
        return database.query(
                "select * from saga where deadline <= ? order by deadline fetch first ? rows only",
                SagaRows::saga,
                SagaRows.at(now),
                atMost);
    }

    @Override
    public void setDeadline(Collection<OrderId> orders, Instant deadline) {
        List<Object[]> rows = orders.stream()
                .map(OrderId::value)
                .sorted()
                .map(order -> new Object[] {SagaRows.at(deadline), order})
                .toList();
        if (!rows.isEmpty()) {
            database.batchUpdate("update saga set deadline = ? where order_id = ? and deadline is not null", rows);
        }
    }

    @Override
    public List<CustomerId> withOpenCredit(CustomerId after, int atMost) {
        return database.query(
                "select distinct customer_id from saga where credit_step in ('WAITING', 'RESERVED') and customer_id > ?"
                        + " order by customer_id fetch first ? rows only",
                (row, number) -> new CustomerId(row.getString("customer_id")),
                after == null ? "" : after.value(),
                atMost);
    }

    /** Writes all changes at once. If that fails, writes them one by one. */
    @Override
    public Map<OrderId, RuntimeException> store(List<Change> changes) {
        Map<OrderId, RuntimeException> failed = new HashMap<>();
        try {
            attempt(changes);
        } catch (DataAccessException together) {
            for (Change change : changes) {
                try {
                    attempt(List.of(change));
                } catch (DataAccessException alone) {
                    failed.put(change.order(), alone);
                }
            }
        }
        return failed;
    }

    /**
     * Writes all of the changes or none of them. After a failure the transaction can continue, because it is rolled
     * back to a savepoint.
     */
    private void attempt(List<Change> changes) {
        Savepoint before = database.execute((ConnectionCallback<Savepoint>) Connection::setSavepoint);
        try {
            write(SagaRows.INSERT, changes.stream().filter(Change::begins).toList(), SagaTable::values);
            write(SagaRows.UPDATE, changes.stream().filter(Change::goesOn).toList(), SagaTable::values);
            write(
                    SagaRows.DELETE,
                    changes.stream().filter(Change::ends).toList(),
                    (row, change) -> row.setString(1, change.order().value()));
        } catch (DataAccessException e) {
            database.execute((ConnectionCallback<Void>) connection -> {
                connection.rollback(before);
                return null;
            });
            throw e;
        }
    }

    private void write(String sql, List<Change> changes, ParameterizedPreparedStatementSetter<Change> values) {
        if (!changes.isEmpty()) {
            database.batchUpdate(sql, changes, changes.size(), values);
        }
    }

    private static void values(PreparedStatement row, Change change) throws SQLException {
        SagaRows.set(row, change.after());
    }
}
