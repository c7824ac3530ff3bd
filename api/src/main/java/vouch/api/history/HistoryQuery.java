package vouch.api.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.Sort;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;

/** Queries about what was stored, and what was known at an earlier time. They are answered from the events. */
public sealed interface HistoryQuery {

    /**
     * The events of an order and those of its account that are about it, in the order in which they were stored, with
     * what each changed in the order's view. Answered with {@link Events}, or null when there is no such order.
     *
     * @param limit the most events on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindOrderTimeline(OrderId orderId, Sort sort, int limit, String after) implements HistoryQuery {}

    /**
     * The events of a customer, in their order, with what each changed in the customer's view. Answered with {@link
     * Events}, or null when there is no such customer. The newest page costs the same however many events there are.
     *
     * @param limit the most events on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindCustomerTimeline(CustomerId customerId, Sort sort, int limit, String after) implements HistoryQuery {}

    /**
     * The stored events by their positions, answered with {@link Events}. A filter that is null matches every event.
     * One query looks through a bounded number of events, so a page may have fewer events than asked for, even none,
     * although there is a next page.
     *
     * @param type the type as it is stored
     * @param stream the identifier of a stream
     * @param actor who sent the command
     * @param from the earliest time, inclusive
     * @param to the latest time, exclusive
     * @param text must occur in the payload; case is ignored
     * @param limit the most events on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindEvents(
            String type,
            String stream,
            String actor,
            String correlationId,
            Instant from,
            Instant to,
            String text,
            Sort sort,
            int limit,
            String after)
            implements HistoryQuery {}

    /** One page. {@code next} is null on the last page. */
    record Events(List<RecordedEvent> items, String next) {}

    /** One event, answered with a {@link RecordedEvent}, or null when there is none. */
    record FindEvent(String eventId) implements HistoryQuery {}

    /** Everything of an event's correlation, answered with a {@link Chain}, or null when there is no such event. */
    record FindChain(String eventId) implements HistoryQuery {}

    /**
     * An order as it was known at a time, or at a version. Answered with an {@link OrderView}, or null when there was no
     * such order then. Exactly one of the two is given.
     *
     * @param asOf events that were stored later do not count
     * @param version the number of the order's own events that count; those of its account count up to the next one
     */
    record FindPastOrder(OrderId orderId, Instant asOf, Integer version) implements HistoryQuery {}

    /**
     * A customer as it was known at a time, or at a version. Answered with a {@link CustomerView}, or null when there
     * was no such customer then. Exactly one of the two is given.
     *
     * @param asOf events that were stored later do not count
     * @param version the number of events that count
     */
    record FindPastCustomer(CustomerId customerId, Instant asOf, Integer version) implements HistoryQuery {}

    /**
     * What a customer owed on a business date, as it was known at a time. Answered with a {@link PastReceivable}, or
     * null when there was no such customer then.
     *
     * @param knownAt events that were stored later do not count; null for all events
     */
    record FindPastReceivable(CustomerId customerId, LocalDate on, Instant knownAt) implements HistoryQuery {}

    /**
     * The customers that had reserved or owed anything, or had paid ahead, as it was known at a time: the receivable and
     * the limit in force are those of its day. Answered with {@link vouch.api.customer.CustomerQuery.Exposures}. The
     * largest use of the limit comes first.
     *
     * @param asOf events that were stored later do not count
     * @param limit the most customers on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindPastExposure(Instant asOf, int limit, String after) implements HistoryQuery {}

    /**
     * What was owed on a business date.
     *
     * @param knownAt null when all events count that are stored by now
     */
    record PastReceivable(CustomerId customerId, LocalDate on, Instant knownAt, Money receivable, Aging aging) {}
}
