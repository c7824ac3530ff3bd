package vouch.console.order;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerQuery.FindGrantable;
import vouch.api.customer.CustomerQuery.Grantable;
import vouch.api.customer.CustomerQuery.WaitingOrder;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.console.Address;
import vouch.console.UtcDays;

/** Shows the orders that wait for credit, the oldest first, with the figures of the decision and those of now. */
@Controller
class QueuePage {

    private static final int ROWS = 50;

    private final QueryGateway queries;
    private final Clock clock;

    QueuePage(QueryGateway queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * @param now the account as it is now; null when it cannot be found
     * @param grantable whether a review of the account would grant the credit today
     * @param age since when the order waits
     */
    record Row(OrderView order, CustomerView now, boolean grantable, Duration age) {}

    /** @param grantable the orders that a review would grant credit today */
    private record Account(CustomerView now, List<OrderId> grantable) {}

    @GetMapping("/queue")
    CompletableFuture<String> list(
            @RequestParam(required = false) RejectionReason reason,
            @RequestParam(required = false) String after,
            Model model) {
        FindOrders query = new FindOrders(
                null, null, OrderView.Credit.WAITING, reason, null, null, null, Sort.OLDEST, ROWS, after);
        return queries.query(query, Orders.class)
                .thenCompose(page -> accounts(page.items()).thenApply(accounts -> {
                    model.addAttribute("page", page);
                    model.addAttribute(
                            "api",
                            Address.of("/api/orders")
                                    .with("credit", query.credit())
                                    .with("reason", reason));
                    model.addAttribute(
                            "rows",
                            page.items().stream()
                                    .map(order -> row(order, accounts.get(order.customerId())))
                                    .toList());
                    return "queue";
                }));
    }

    private Row row(OrderView order, Account account) {
        return new Row(
                order,
                account.now(),
                account.grantable().contains(order.orderId()),
                Duration.between(order.waitingSince(), clock.instant()));
    }

    /** Of each customer once. */
    private CompletableFuture<Map<CustomerId, Account>> accounts(List<OrderView> orders) {
        Map<CustomerId, CompletableFuture<Account>> asked = new LinkedHashMap<>();
        orders.forEach(order -> asked.computeIfAbsent(order.customerId(), this::account));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<CustomerId, Account> found = new LinkedHashMap<>();
                    asked.forEach((id, account) -> found.put(id, account.join()));
                    return found;
                });
    }

    private CompletableFuture<Account> account(CustomerId id) {
        CompletableFuture<CustomerView> now = queries.query(new FindCustomer(id), CustomerView.class);
        return waiting(id, null)
                .thenCompose(all -> queries.query(review(id, all), Grantable.class))
                .thenCombine(now, (grantable, view) -> new Account(view, grantable.orders()));
    }

    /** All of them, for one that is left out might take the room of another. An account has few pages of them. */
    private CompletableFuture<List<OrderView>> waiting(CustomerId id, String after) {
        FindOrders query = new FindOrders(
                id, null, OrderView.Credit.WAITING, null, null, null, null, Sort.OLDEST, Bounds.PAGE, after);
        return queries.query(query, Orders.class)
                .thenCompose(page -> page.next() == null
                        ? CompletableFuture.completedFuture(page.items())
                        : waiting(id, page.next()).thenApply(rest -> Stream.concat(page.items().stream(), rest.stream())
                                .toList()));
    }

    /** An order that was created earlier may wait for a shorter time. */
    private FindGrantable review(CustomerId id, List<OrderView> waiting) {
        return new FindGrantable(
                id,
                UtcDays.of(clock.instant()),
                waiting.stream()
                        .sorted(Comparator.comparing(OrderView::waitingSince))
                        .map(order -> new WaitingOrder(order.orderId(), order.total(), order.on()))
                        .toList());
    }
}
