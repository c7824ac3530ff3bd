package vouch.query.customer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindAging;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerQuery.FindGrantable;
import vouch.api.customer.CustomerQuery.Grantable;
import vouch.api.customer.CustomerView;
import vouch.domain.view.Receivables;
import vouch.domain.view.ReviewOutlook;
import vouch.engine.views.Waiters;

/** Answers queries from the customer view. */
@Component
class CustomerQueryHandler {

    /** How long a query waits for the view of an existing customer before it answers that there is none. */
    private static final Duration PROJECTED_WITHIN = Duration.ofSeconds(1);

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final CustomerRows rows;
    private final ReceivableDays receivables;
    private final EventStore events;
    private final QueryUpdateEmitter updates;
    private final Waiters<CustomerId, CustomerView> waiters;

    CustomerQueryHandler(
            CustomerRows rows,
            ReceivableDays receivables,
            EventStore events,
            QueryUpdateEmitter updates,
            ScheduledExecutorService poller) {
        this.rows = rows;
        this.receivables = receivables;
        this.events = events;
        this.updates = updates;
        this.waiters = new Waiters<>(rows::find, poller);
    }

    @QueryHandler
    CompletableFuture<CustomerView> handle(FindCustomer query) {
        CustomerView view = rows.find(query.customerId());
        if (view != null
                || events.lastSequenceNumberFor(query.customerId().toString()).isEmpty()) {
            return CompletableFuture.completedFuture(view);
        }
        return waiters.await(query.customerId(), any -> true, PROJECTED_WITHIN);
    }

    @QueryHandler
    Customers handle(FindCustomers query) {
        return CustomerPage.of(query, rows);
    }

    @QueryHandler
    CompletableFuture<Aging> handle(FindAging query) {
        return handle(new FindCustomer(query.customerId())).thenApply(view -> aging(view, query.on()));
    }

    @QueryHandler
    CompletableFuture<Grantable> handle(FindGrantable query) {
        return handle(new FindCustomer(query.customerId())).thenApply(view -> grantable(view, query));
    }

    /** What was charged for tomorrow is due later, too. */
    private Grantable grantable(CustomerView view, FindGrantable query) {
        return new Grantable(
                view == null
                        ? List.of()
                        : new ReviewOutlook(view, charged(view, LAST_DAY, FIRST_DAY))
                                .grants(query.waiting(), query.on()));
    }

    private NavigableMap<LocalDate, Long> charged(CustomerView view, LocalDate day, LocalDate dueFrom) {
        return receivables
                .charged(List.of(view.customerId()), day, dueFrom)
                .getOrDefault(view.customerId(), Collections.emptyNavigableMap());
    }

    /**
     * Returns null without a view.
     *
     * @param view null when there is no such customer
     * @param on null for the account's date
     */
    Aging aging(CustomerView view, LocalDate on) {
        if (view == null) {
            return null;
        }
        LocalDate day = on == null ? view.on() : on;
        return Receivables.aging(day, receivables.on(day, view), charged(view, day, Receivables.firstOfAging(day)));
    }

    /**
     * Notifies the queries that wait on this node, and every subscriber of the view on the bus. The customer is read
     * again for them, because the changed view does not show what is overdue now.
     */
    @TransactionalEventListener
    void changed(CustomerView changed) {
        CustomerId id = changed.customerId();
        boolean isFollowed = !updates.activeSubscriptions().isEmpty();
        if (isFollowed || waiters.isAwaited(id)) {
            CustomerView view = rows.find(id);
            waiters.changed(id, view);
            if (isFollowed) {
                updates.emit(FindCustomer.class, query -> query.customerId().equals(id), view);
            }
        }
    }
}
