package vouch.console.customer;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Min;
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
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.console.Address;
import vouch.console.Moment;
import vouch.console.UtcDays;

/** Shows the list of customers, and one customer: the room of the account, its orders, and what may be done about it. */
@Controller
class CustomerPages {

    private static final int ROWS = 50;
    private static final int ORDERS = 20;

    private final QueryGateway queries;
    private final CustomerPast past;

    CustomerPages(QueryGateway queries, CustomerPast past) {
        this.queries = queries;
        this.past = past;
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

    /**
     * The customer as it is now, or as it was: the parameters are those of the API.
     *
     * @param on a business date, to show its amounts
     * @param knownAt goes with it; by default the end of the day
     */
    @GetMapping("/customers/{customerId}")
    CompletableFuture<String> show(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) LocalDate on,
            @RequestParam(required = false) Moment knownAt,
            @RequestParam(required = false) Moment asOf,
            @RequestParam(required = false) @Min(1) Integer version,
            Model model) {
        boolean recorded = Moment.isPast(asOf, version);
        if (on != null && recorded) {
            throw refuse(VALIDATION_FAILED, "on goes with knownAt, and not with asOf or version.");
        } else if (on == null && knownAt != null) {
            throw refuse(VALIDATION_FAILED, "knownAt goes with on: give the business date, too.");
        }
        if (on != null) {
            return past.day(customerId, UtcDays.checked(on), Moment.at(knownAt), model);
        }
        return recorded ? past.recorded(customerId, Moment.at(asOf), version, model) : showNow(customerId, model);
    }

    private CompletableFuture<String> showNow(CustomerId customerId, Model model) {
        CompletableFuture<Aging> aging = queries.query(new FindAging(customerId, null), Aging.class);
        CompletableFuture<Orders> orders = queries.query(
                new FindOrders(customerId, null, null, null, null, null, null, Sort.NEWEST, ORDERS, null),
                Orders.class);
        CompletableFuture<Orders> waiting = queries.query(
                new FindOrders(
                        customerId, null, OrderView.Credit.WAITING, null, null, null, null, Sort.OLDEST, ORDERS, null),
                Orders.class);
        return past.life(customerId).thenCompose(life -> CompletableFuture.allOf(aging, orders, waiting)
                .thenApply(all -> {
                    life.fill(model, past.today(), past.today(), Long.MAX_VALUE);
                    model.addAttribute("bar", RoomBar.of(life.now()));
                    model.addAttribute("aging", aging.join());
                    model.addAttribute("owed", owed(aging.join()));
                    model.addAttribute("orders", orders.join());
                    model.addAttribute("waiting", waiting.join());
                    model.addAttribute("payments", life.payments());
                    model.addAttribute("temporaryLimits", life.limitsNotOver());
                    return "customer";
                }));
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
