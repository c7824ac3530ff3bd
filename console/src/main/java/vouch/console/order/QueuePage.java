package vouch.console.order;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.console.Address;

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
     * @param age since when the order waits
     */
    record Row(OrderView order, CustomerView now, Duration age) {}

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

    private Row row(OrderView order, CustomerView account) {
        return new Row(order, account, Duration.between(order.waitingSince(), clock.instant()));
    }

    /** Of each customer once. */
    private CompletableFuture<Map<CustomerId, CustomerView>> accounts(List<OrderView> orders) {
        Map<CustomerId, CompletableFuture<CustomerView>> asked = new LinkedHashMap<>();
        orders.forEach(order -> asked.computeIfAbsent(
                order.customerId(), id -> queries.query(new FindCustomer(id), CustomerView.class)));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<CustomerId, CustomerView> found = new LinkedHashMap<>();
                    asked.forEach((id, view) -> found.put(id, view.join()));
                    return found;
                });
    }
}
