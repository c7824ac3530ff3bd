package vouch.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import vouch.api.Bounds;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerView;
import vouch.api.customer.Exposure;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;

/**
 * Asks the query side, on whatever process it is. Each answer is a stream that holds one page at a time, and asks for the
 * next page when it gets there.
 */
@Component
class Views {

    private static final int ANSWERED_WITHIN_SECONDS = 30;

    private final QueryGateway queries;

    Views(QueryGateway queries) {
        this.queries = queries;
    }

    /** The orders that wait for credit and were created by then. Those that were created first come first. */
    Stream<OrderView> waiting(Instant createdBefore) {
        return orders(after -> new FindOrders(
                null,
                null,
                OrderView.Credit.WAITING,
                null,
                null,
                null,
                createdBefore,
                Sort.OLDEST,
                Bounds.PAGE,
                after));
    }

    /** The approved orders of the customer that are not shipped. */
    Stream<OrderView> reserved(CustomerId customer) {
        return orders(after -> new FindOrders(
                customer,
                OrderView.Status.APPROVED,
                OrderView.Credit.RESERVED,
                null,
                null,
                null,
                null,
                Sort.OLDEST,
                Bounds.PAGE,
                after));
    }

    /** All customers. */
    Stream<CustomerView> customers() {
        return pages(
                after -> ask(new FindCustomers(null, null, Bounds.PAGE, after), Customers.class),
                Customers::next,
                page -> page.items().stream());
    }

    /** The exposures of the day. The largest use of the limit in force comes first. */
    Stream<Exposure> exposures(LocalDate on) {
        return pages(
                after -> ask(new FindExposure(on, Bounds.PAGE, after), Exposures.class),
                Exposures::next,
                page -> page.items().stream());
    }

    private Stream<OrderView> orders(Function<String, FindOrders> query) {
        return pages(after -> ask(query.apply(after), Orders.class), Orders::next, page -> page.items().stream());
    }

    private static <P, T> Stream<T> pages(
            Function<String, P> find, Function<P, String> next, Function<P, Stream<T>> items) {
        return Stream.iterate(
                        find.apply(null),
                        page -> page != null,
                        page -> next.apply(page) == null ? null : find.apply(next.apply(page)))
                .flatMap(items);
    }

    private <R> R ask(Object query, Class<R> answer) {
        return queries.query(new GenericMessage<>(query, Notices.ACTOR.metaData()), answer)
                .orTimeout(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
