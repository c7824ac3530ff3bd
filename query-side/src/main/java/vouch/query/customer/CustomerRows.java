package vouch.query.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.engine.views.RowBatch;
import vouch.query.ErasedCustomer;

/** Reads and writes the table {@code customer_view}. */
class CustomerRows {

    private final JdbcTemplate database;

    CustomerRows(JdbcTemplate database) {
        this.database = database;
    }

    /** Returns null when there is no such customer. */
    CustomerView find(CustomerId id) {
        List<CustomerView> one = select(" where customer_id = ?", id.value());
        return one.isEmpty() ? null : one.get(0);
    }

    /** Returns those that exist. */
    Map<CustomerId, CustomerView> find(Collection<CustomerId> ids) {
        return select(" where customer_id = any(?)", RowBatch.ids(ids.stream().map(CustomerId::value))).stream()
                .collect(Collectors.toMap(CustomerView::customerId, view -> view));
    }

    /** Returns those that exist, before any event is applied. */
    Map<CustomerId, CustomerEntry> entries(Collection<CustomerId> ids) {
        return find(ids).values().stream().collect(Collectors.toMap(CustomerView::customerId, CustomerEntry::stored));
    }

    /** @param rest the rest of the statement, after the table's name */
    List<CustomerView> select(String rest, Object... values) {
        return database.query(CustomerRow.SELECT + rest, CustomerRow::view, values);
    }

    void insert(List<CustomerView> views) {
        RowBatch.write(database, CustomerRow.INSERT, views, CustomerRow::insert);
    }

    void update(List<CustomerView> views) {
        RowBatch.write(database, CustomerRow.UPDATE, views, CustomerRow::update);
    }

    /** Replaces the texts about the customer, if there is one. */
    void erase(CustomerId id) {
        List<CustomerView> erased =
                find(List.of(id)).values().stream().map(ErasedCustomer::of).toList();
        RowBatch.write(database, CustomerRow.ERASE, erased, CustomerRow::erase);
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "customer_view");
    }
}
