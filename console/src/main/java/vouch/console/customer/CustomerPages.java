package vouch.console.customer;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Money;
import vouch.api.Sort;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindAging;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindCustomerTimeline;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.console.Address;
import vouch.console.UtcDays;

/** Shows the list of customers, and one customer: the room of the account, its orders, and what may be done about it. */
@Controller
class CustomerPages {

    private static final int ROWS = 50;
    private static final int ORDERS = 20;
    private static final int EVENTS = 30;

    private final QueryGateway queries;

    CustomerPages(QueryGateway queries) {
        this.queries = queries;
    }

    /** @param bar where the customer's room is drawn */
    record Row(CustomerView customer, RoomBar bar) {}

    @GetMapping("/customers")
    CompletableFuture<String> list(
            @RequestParam(required = false)
                    @Pattern(regexp = "\\P{Cntrl}*", message = "must have no control characters")
                    String name,
            @RequestParam(required = false) Boolean onHold,
            @RequestParam(required = false) String after,
            Model model) {
        FindCustomers query = new FindCustomers(name, onHold, ROWS, after);
        return queries.query(query, Customers.class).thenApply(page -> {
            model.addAttribute("page", page);
            model.addAttribute(
                    "api", Address.of("/api/customers").with("name", name).with("onHold", onHold));
            model.addAttribute(
                    "rows",
                    page.items().stream()
                            .map(customer -> new Row(customer, RoomBar.of(customer)))
                            .toList());
            return "customers";
        });
    }

    /** @param on the day of the aging; by default that of the account */
    @GetMapping("/customers/{customerId}")
    CompletableFuture<String> show(
            @PathVariable CustomerId customerId, @RequestParam(required = false) LocalDate on, Model model) {
        CompletableFuture<CustomerView> customer = queries.query(new FindCustomer(customerId), CustomerView.class);
        CompletableFuture<Aging> aging =
                queries.query(new FindAging(customerId, on == null ? null : UtcDays.checked(on)), Aging.class);
        CompletableFuture<Orders> orders = queries.query(
                new FindOrders(customerId, null, null, null, null, null, null, Sort.NEWEST, ORDERS, null),
                Orders.class);
        CompletableFuture<Orders> waiting = queries.query(
                new FindOrders(
                        customerId, null, OrderView.Credit.WAITING, null, null, null, null, Sort.OLDEST, ORDERS, null),
                Orders.class);
        CompletableFuture<Events> timeline =
                queries.query(new FindCustomerTimeline(customerId, Sort.NEWEST, EVENTS, null), Events.class);
        return customer.thenCompose(found -> {
            if (found == null) {
                throw refuse(CUSTOMER_NOT_FOUND, "There is no customer with this id.");
            }
            return CompletableFuture.allOf(aging, orders, waiting, timeline).thenApply(all -> {
                model.addAttribute("customer", found);
                model.addAttribute("bar", RoomBar.of(found));
                model.addAttribute("aging", aging.join());
                model.addAttribute("owed", owed(aging.join()));
                model.addAttribute("orders", orders.join());
                model.addAttribute("waiting", waiting.join());
                model.addAttribute("timeline", timeline.join());
                return "customer";
            });
        });
    }

    /** What is owed on the day of the aging: its parts add up to it. */
    private static Money owed(Aging on) {
        return on.notDue()
                .plus(on.days1to30())
                .plus(on.days31to60())
                .plus(on.days61to90())
                .plus(on.over90())
                .plus(on.credit());
    }
}
