package vouch.query.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerId;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.views.RowBatch;

/** Stores the names of customers for the order view, because a projection reads no other projection's table. */
class CustomerNames {

    private final JdbcTemplate database;

    CustomerNames(JdbcTemplate database) {
        this.database = database;
    }

    /** Finds the names of these customers, as far as they are known. */
    Map<CustomerId, String> find(Collection<CustomerId> ids) {
        Map<CustomerId, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            database.query(
                    "select customer_id, name from order_customer_name where customer_id = any(?)",
                    row -> {
                        names.put(new CustomerId(row.getString("customer_id")), row.getString("name"));
                    },
                    RowBatch.ids(ids.stream().map(CustomerId::value)));
        }
        return names;
    }

    /** Inserts the names that are not known yet. */
    void insert(Map<CustomerId, String> names) {
        Map<CustomerId, String> unknown = new HashMap<>(names);
        unknown.keySet().removeAll(find(names.keySet()).keySet());
        RowBatch.write(
                database,
                "insert into order_customer_name (customer_id, name) values (?, ?)",
                unknown.entrySet(),
                (row, name) -> {
                    row.setString(1, name.getKey().value());
                    row.setString(2, name.getValue());
                });
    }

    void erase(CustomerId id) {
        database.update(
                "update order_customer_name set name = ? where customer_id = ?", ErasableTexts.ERASED, id.value());
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "order_customer_name");
    }
}
