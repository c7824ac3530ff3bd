package vouch.console.customer;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindCustomerTimeline;
import vouch.api.history.HistoryQuery.FindPastCustomer;
import vouch.api.history.HistoryQuery.FindPastReceivable;
import vouch.api.history.HistoryQuery.PastReceivable;
import vouch.console.Compared;
import vouch.console.UtcDays;

/** Shows what a customer was: as it was recorded at a time, or the amounts of a business date. */
@Component
class CustomerPast {

    /** As many as a slider has room for. */
    private static final int EVENTS = 200;

    private final QueryGateway queries;
    private final Clock clock;

    CustomerPast(QueryGateway queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** What the page of the present needs, too. */
    CompletableFuture<CustomerLife> life(CustomerId id) {
        return queries.query(new FindCustomer(id), CustomerView.class).thenCompose(now -> {
            if (now == null) {
                throw refuse(CUSTOMER_NOT_FOUND, "There is no customer with this id.");
            }
            CompletableFuture<Events> newest =
                    queries.query(new FindCustomerTimeline(id, Sort.NEWEST, EVENTS, null), Events.class);
            return queries.query(new FindPastCustomer(id, null, 1), CustomerView.class)
                    .thenCombine(newest, (first, events) -> new CustomerLife(now, first.on(), events.items()));
        });
    }

    LocalDate today() {
        return UtcDays.of(clock.instant());
    }

    /** Exactly one of the two is given. */
    CompletableFuture<String> recorded(CustomerId id, Instant asOf, Integer version, Model model) {
        CompletableFuture<CustomerView> past =
                queries.query(new FindPastCustomer(id, asOf, version), CustomerView.class);
        return life(id).thenCombine(past, (life, then) -> {
            if (then == null) {
                throw refuse(
                        CUSTOMER_NOT_FOUND,
                        asOf == null
                                ? "The customer has fewer events than that."
                                : "The customer was not registered at that time.");
            }
            life.fill(model, today(), then.on(), then.version());
            model.addAttribute("then", then);
            model.addAttribute("asOf", asOf);
            model.addAttribute("bars", RoomBar.of(then, life.now()));
            model.addAttribute("fields", Compared.of(AccountFields.ALL, then, life.now()));
            return "customer-recorded";
        });
    }

    /** @param knownAt null for the end of the day */
    CompletableFuture<String> day(CustomerId id, LocalDate on, Instant knownAt, Model model) {
        Instant at = knownAt == null ? UtcDays.end(on).minusMillis(1) : knownAt;
        CompletableFuture<PastReceivable> then =
                queries.query(new FindPastReceivable(id, on, at), PastReceivable.class);
        return life(id).thenCompose(life -> queries.query(new FindPastReceivable(id, on, null), PastReceivable.class)
                .thenCombine(then, (owed, owedThen) -> {
                    life.fill(model, today(), on, life.now().version());
                    model.addAttribute("at", at);
                    model.addAttribute("knownAt", knownAt);
                    model.addAttribute("then", owedThen);
                    model.addAttribute("fields", Compared.of(AccountFields.OF_A_DAY, owedThen, owed));
                    return "customer-day";
                }));
    }
}
