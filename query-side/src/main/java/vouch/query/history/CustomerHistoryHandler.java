package vouch.query.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindCustomerTimeline;
import vouch.api.history.HistoryQuery.FindPastCustomer;
import vouch.api.history.HistoryQuery.FindPastReceivable;
import vouch.api.history.HistoryQuery.PastReceivable;
import vouch.api.history.RecordedEvent;
import vouch.domain.view.KnownCustomer;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;

/** Answers queries about the past of a customer, from its events. */
@Component
class CustomerHistoryHandler {

    private final PastCustomers customers;
    private final EventLog log;
    private final EventStore events;

    CustomerHistoryHandler(PastCustomers customers, EventLog log, EventStore events) {
        this.customers = customers;
        this.log = log;
        this.events = events;
    }

    @QueryHandler
    Events handle(FindCustomerTimeline query) {
        long all = count(query.customerId());
        if (all == 0) {
            return null;
        }
        boolean newest = query.sort() == Sort.NEWEST;
        long after = query.after() == null ? (newest ? all : -1) : PlaceCursor.read(query.after());
        long first = newest ? Math.max(0, Math.min(after, all) - query.limit()) : Math.max(0, after + 1);
        long behind = newest ? Math.min(after, all) : Math.min(first + query.limit(), all);
        List<RecordedEvent> page =
                behind <= first ? List.of() : page(query.customerId(), first, (int) (behind - first));
        boolean more = newest ? first > 0 : behind < all;
        if (newest) {
            Collections.reverse(page);
        }
        return new Events(page, more && !page.isEmpty() ? PlaceCursor.of(newest ? first : behind - 1) : null);
    }

    private List<RecordedEvent> page(CustomerId id, long first, int size) {
        List<RecordedEvent> page = new ArrayList<>();
        KnownCustomer before = customers.after(id, first);
        for (LoggedEvent event : log.ofStream(id.toString(), first, size)) {
            KnownCustomer after = PastCustomers.after(before, event);
            page.add(Recorded.of(event).with(Recorded.changes(before.shown(), after.shown())));
            before = after;
        }
        return page;
    }

    @QueryHandler
    CustomerView handle(FindPastCustomer query) {
        if (query.asOf() != null) {
            return customers.at(query.customerId(), query.asOf()).shown();
        }
        KnownCustomer known = customers.after(query.customerId(), query.version());
        return known.version() == query.version() ? known.shown() : null;
    }

    @QueryHandler
    PastReceivable handle(FindPastReceivable query) {
        KnownCustomer known = query.knownAt() == null
                ? customers.after(query.customerId(), Long.MAX_VALUE)
                : customers.at(query.customerId(), query.knownAt());
        if (known.view() == null) {
            return null;
        }
        String currency = known.view().receivable().currency();
        return new PastReceivable(
                query.customerId(),
                query.on(),
                query.knownAt(),
                known.receivables().on(query.on(), currency),
                known.receivables().agingOn(query.on(), currency));
    }

    private long count(CustomerId id) {
        return events.lastSequenceNumberFor(id.toString()).map(last -> last + 1).orElse(0L);
    }
}
