package vouch.query.customer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindAging;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.query.live.LiveAnswer;

/** Shows customers over HTTP, and then their changes ({@code docs/http-api.md}, Live). */
@Controller
@RequestMapping(path = "/api/customers", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class CustomerLiveController {

    private final CustomerQueryController present;
    private final LiveCustomers customers;
    private final CustomerRows rows;
    private final CustomerQueryHandler handler;

    CustomerLiveController(
            CustomerQueryController present, LiveCustomers customers, CustomerRows rows, CustomerQueryHandler handler) {
        this.present = present;
        this.customers = customers;
        this.rows = rows;
        this.handler = handler;
    }

    @GetMapping("/{customerId}")
    CompletableFuture<LiveAnswer<CustomerView>> find(
            @PathVariable CustomerId customerId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return present.find(customerId, null, null, null, token)
                .thenApply(view -> LiveAnswer.ofOne(customers, customerId.value(), () -> rows.find(customerId)));
    }

    @GetMapping("/{customerId}/aging")
    CompletableFuture<LiveAnswer<CustomerView>> age(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) LocalDate on,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return present.age(customerId, on, token)
                .thenApply(aging -> LiveAnswer.ofDerived(
                        customers,
                        customerId.value(),
                        new FindAging(customerId, on),
                        () -> handler.aging(rows.find(customerId), on)));
    }

    @GetMapping
    CompletableFuture<LiveAnswer<CustomerView>> list(
            @RequestParam(required = false)
                    @Pattern(regexp = CustomerQueryController.NAME, message = CustomerQueryController.NAME_RULE)
                    String name,
            @RequestParam(required = false) Boolean onHold,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        FindCustomers query = new FindCustomers(name, onHold, limit, null);
        return present.list(name, onHold, limit, null, token)
                .thenApply(page -> LiveAnswer.ofList(
                        customers,
                        () -> CustomerPage.of(query, rows),
                        customer -> CustomerPage.mayHave(query, customer),
                        customer -> CustomerPage.has(query, customer)));
    }
}
