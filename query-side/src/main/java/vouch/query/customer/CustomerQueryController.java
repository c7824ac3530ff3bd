package vouch.query.customer;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindAging;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.api.history.HistoryQuery.FindPastCustomer;
import vouch.api.history.HistoryQuery.FindPastReceivable;
import vouch.api.history.HistoryQuery.PastReceivable;
import vouch.query.ConsistentQueries;
import vouch.query.PastMoment;

/** Shows customers over HTTP ({@code docs/http-api.md}, Queries). */
@RestController
@RequestMapping(path = "/api/customers", produces = MediaType.APPLICATION_JSON_VALUE)
class CustomerQueryController {

    static final String NAME = "\\P{Cntrl}*";
    static final String NAME_RULE = "must have no control characters";

    private final QueryGateway queries;

    CustomerQueryController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/{customerId}")
    CompletableFuture<CustomerView> find(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) Instant asOf,
            @RequestParam(required = false) @Min(1) Integer version,
            @RequestParam(required = false) Instant knownAt,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        PastMoment.check(asOf, version);
        if (knownAt != null) {
            throw refuse(VALIDATION_FAILED, "knownAt goes with on: send the business date, too.");
        }
        Object query = asOf == null && version == null
                ? new FindCustomer(customerId)
                : new FindPastCustomer(customerId, asOf, version);
        return queries.query(ConsistentQueries.on(query, token), CustomerView.class)
                .thenApply(CustomerQueryController::found);
    }

    @GetMapping(path = "/{customerId}", params = "on")
    CompletableFuture<PastReceivable> find(
            @PathVariable CustomerId customerId,
            @RequestParam LocalDate on,
            @RequestParam(required = false) Instant knownAt,
            @RequestParam(required = false) Instant asOf,
            @RequestParam(required = false) Integer version,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        if (asOf != null || version != null) {
            throw refuse(VALIDATION_FAILED, "on goes with knownAt, and not with asOf or version.");
        }
        FindPastReceivable query = new FindPastReceivable(customerId, on, knownAt);
        return queries.query(ConsistentQueries.on(query, token), PastReceivable.class)
                .thenApply(CustomerQueryController::found);
    }

    @GetMapping("/{customerId}/aging")
    CompletableFuture<Aging> age(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) LocalDate on,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(ConsistentQueries.on(new FindAging(customerId, on), token), Aging.class)
                .thenApply(CustomerQueryController::found);
    }

    private static <T> T found(T answer) {
        if (answer == null) {
            throw refuse(CUSTOMER_NOT_FOUND, "There is no customer with this id.");
        }
        return answer;
    }

    @GetMapping
    CompletableFuture<Customers> list(
            @RequestParam(required = false) @Pattern(regexp = NAME, message = NAME_RULE) String name,
            @RequestParam(required = false) Boolean onHold,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(
                ConsistentQueries.on(new FindCustomers(name, onHold, limit, after), token), Customers.class);
    }
}
