package vouch.query.history;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.domain.view.KnownCustomer;
import vouch.domain.view.Receivables;
import vouch.domain.view.Receivables.Day;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;
import vouch.engine.views.RowBatch;

/**
 * Knows each customer as it was after any of its events. Now and then a state is kept in the table {@code
 * past_customer}, so only few events are read again. What is kept can be deleted, and is made again from the events.
 */
@Component
class PastCustomers {

    /** So few that reading them takes no longer than the rest of a query. */
    static final int EVENTS_APART = 200;

    private static final int TOGETHER = 1_000;

    private final JdbcTemplate database;
    private final EventLog log;

    PastCustomers(JdbcTemplate database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    /** A kept state, as JSON. */
    private record Kept(CustomerView view, List<Added> receivables) {

        private record Added(LocalDate countsOn, LocalDate dueOn, long minor) {}

        private static final ObjectReader READER = JsonMapper.shared().readerFor(Kept.class);
        private static final ObjectWriter WRITER = JsonMapper.shared().writerFor(Kept.class);

        static String of(KnownCustomer customer) {
            List<Added> receivables = customer.receivables().minorByDay().entrySet().stream()
                    .map(added ->
                            new Added(added.getKey().countsOn(), added.getKey().dueOn(), added.getValue()))
                    .toList();
            return WRITER.writeValueAsString(new Kept(customer.view(), receivables));
        }

        static KnownCustomer read(String json) {
            Kept kept = READER.readValue(json);
            return new KnownCustomer(
                    kept.view,
                    Receivables.of(kept.receivables.stream()
                            .collect(Collectors.toMap(
                                    added -> new Day(added.countsOn, added.dueOn), added -> added.minor))));
        }
    }

    /** The customer after its first events. With fewer events than that, the customer after all of them. */
    KnownCustomer after(CustomerId id, long version) {
        KnownCustomer known = kept(id, version);
        while (known.version() < version) {
            int wanted = (int) Math.min(TOGETHER, version - known.version());
            List<LoggedEvent> events = log.ofStream(id.toString(), known.version(), wanted);
            for (LoggedEvent event : events) {
                known = after(known, event);
            }
            if (events.size() < wanted) {
                return known;
            }
        }
        return known;
    }

    static KnownCustomer after(KnownCustomer before, LoggedEvent event) {
        KnownCustomer known = before;
        for (DomainEventMessage<?> message : event.messages()) {
            known = known.after((CustomerEvent) message.getPayload(), message.getTimestamp());
        }
        return known;
    }

    private KnownCustomer kept(CustomerId id, long version) {
        return database
                .query(
                        "select known from past_customer where customer_id = ? and version <= ?"
                                + " order by customer_id desc, version desc fetch first 1 rows only",
                        (row, number) -> Kept.read(row.getString(1)),
                        id.value(),
                        version)
                .stream()
                .findFirst()
                .orElse(KnownCustomer.NOTHING);
    }

    /** Keeps the state after the first events of a customer. It must not be kept yet. */
    void keep(CustomerId id, long version) {
        database.update(
                "insert into past_customer (customer_id, version, known) values (?, ?, ?)",
                id.value(),
                version,
                Kept.of(after(id, version)));
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "past_customer");
    }
}
