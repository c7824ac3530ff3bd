package vouch.query.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;
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
import vouch.query.ErasedCustomer;

/**
 * Knows each customer as it was after any of its events. Now and then a state is kept in the table {@code
 * past_customer}, so only few events are read again. What is kept can be deleted, and is made again from the events.
 */
class PastCustomers {

    /** So few that reading them takes no longer than the rest of a query. */
    private static final int EVENTS_APART = 200;

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
        return goOn(id, kept("version <= ?", id, version), version, Knowledge.EVERYTHING);
    }

    /** The customer as it was known at a time. */
    KnownCustomer at(CustomerId id, Instant time) {
        return goOn(id, kept("known_at <= ?", id, column(time)), Long.MAX_VALUE, Knowledge.at(time));
    }

    private KnownCustomer goOn(CustomerId id, KnownCustomer from, long version, Knowledge known) {
        KnownCustomer customer = from;
        for (long read = from.version(); read < version; ) {
            int wanted = (int) Math.min(EVENTS_APART, version - read);
            List<LoggedEvent> events = log.ofStream(id.toString(), read, wanted);
            for (LoggedEvent event : events) {
                if (!known.has(event)) {
                    return customer;
                }
                customer = after(customer, event);
            }
            if (events.size() < wanted) {
                return customer;
            }
            read += wanted;
        }
        return customer;
    }

    static KnownCustomer after(KnownCustomer before, LoggedEvent event) {
        KnownCustomer known = before;
        for (DomainEventMessage<?> message : event.messages()) {
            known = known.after((CustomerEvent) message.getPayload(), message.getTimestamp());
        }
        return known;
    }

    /** The last one before the bound. */
    private KnownCustomer kept(String bound, CustomerId id, Object value) {
        return database
                .query(
                        "select known from past_customer where customer_id = ? and " + bound
                                + " order by customer_id desc, version desc fetch first 1 rows only",
                        (row, number) -> Kept.read(row.getString(1)),
                        id.value(),
                        value)
                .stream()
                .findFirst()
                .orElse(KnownCustomer.NOTHING);
    }

    /**
     * Keeps the state after the first events of a customer, if it is one of those that are kept. Each customer has a first
     * one, so all that were known at a time are found. It may be kept already, because an event may come twice.
     *
     * @param at the time of the last of these events
     */
    void keep(CustomerId id, long version, Instant at) {
        boolean isDue = version == 1 || version % EVENTS_APART == 0;
        if (isDue && !isKept(id, version)) {
            database.update(
                    "insert into past_customer (customer_id, version, known_at, known) values (?, ?, ?, ?)",
                    id.value(),
                    version,
                    column(at),
                    Kept.of(after(id, version)));
        }
    }

    private boolean isKept(CustomerId id, long version) {
        return !database.queryForList(
                        "select version from past_customer where customer_id = ? and version = ?",
                        Long.class,
                        id.value(),
                        version)
                .isEmpty();
    }

    /** The next customers by their ids that were known at a time. */
    List<CustomerId> ids(Instant time, String after, int atMost) {
        return database.query(
                "select customer_id from past_customer where version = 1 and customer_id > ? and known_at <= ?"
                        + " order by customer_id fetch first ? rows only",
                (row, number) -> new CustomerId(row.getString(1)),
                after,
                column(time),
                atMost);
    }

    /** The times of events have milliseconds. */
    private static OffsetDateTime column(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    /** Replaces the texts about the customer in all states that are kept. */
    void erase(CustomerId id) {
        List<Long> versions = database.queryForList(
                "select version from past_customer where customer_id = ? order by version", Long.class, id.value());
        for (long version : versions) {
            KnownCustomer kept = kept("version = ?", id, version);
            KnownCustomer erased = new KnownCustomer(ErasedCustomer.of(kept.view()), kept.receivables());
            database.update(
                    "update past_customer set known = ? where customer_id = ? and version = ?",
                    Kept.of(erased),
                    id.value(),
                    version);
        }
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "past_customer");
    }
}
