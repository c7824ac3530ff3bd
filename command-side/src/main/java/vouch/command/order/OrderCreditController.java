package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static vouch.api.order.OrderQuery.Milestone.DECIDED;
import static vouch.api.order.OrderQuery.Milestone.STORED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Bounds;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.OrderCreditCommand;
import vouch.api.customer.CustomerCommand.OverrideCredit;
import vouch.api.customer.CustomerCommand.RefuseCredit;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderView;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.IfMatch;
import vouch.command.http.Preference;
import vouch.command.http.Submission;
import vouch.command.http.Text;

/**
 * Takes a person's decisions about orders that wait for credit ({@code docs/http-api.md}, Commands). They name the
 * order; the account is the one that the order's own events name.
 */
@RestController
@RequestMapping(path = OrderCommandController.PATH + "/{orderId}", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderCreditController {

    private static final String OVERRIDABLE = "CREDIT_HOLD|NOT_ELIGIBLE|OVERDUE|CREDIT_LIMIT_EXCEEDED";

    private final CommandGateway commands;
    private final OrderDryRun dryRuns;
    private final QueryGateway queries;
    private final OrderStreams orders;
    private final OverrideBounds bounds;
    private final BusinessDates dates;

    OrderCreditController(
            CommandGateway commands,
            QueryGateway queries,
            OrderStreams orders,
            OverrideBounds bounds,
            BusinessDates dates) {
        this.commands = commands;
        this.dryRuns = new OrderDryRun(commands);
        this.queries = queries;
        this.orders = orders;
        this.bounds = bounds;
        this.dates = dates;
    }

    record Override(
            @NotEmpty
                    List<
                                    @NotNull
                                    @Pattern(
                                            regexp = OVERRIDABLE,
                                            message =
                                                    "must be CREDIT_HOLD, NOT_ELIGIBLE, OVERDUE or CREDIT_LIMIT_EXCEEDED")
                                    String>
                            reasons,
            @NotNull @Text(max = Bounds.REASON) String reason,
            @BusinessDay String on) {}

    record Refusal(@NotNull @Text(max = Bounds.REASON) String reason, @BusinessDay String on) {}

    @PostMapping("/credit-override")
    CompletableFuture<? extends ResponseEntity<?>> override(
            @PathVariable OrderId orderId,
            @Valid @RequestBody Override body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        OrderStreams.Known order = orders.find(orderId);
        List<RejectionReason> reasons =
                body.reasons.stream().map(RejectionReason::valueOf).distinct().toList();
        return decide(
                new OverrideCredit(
                        order.customerId(), orderId, reasons, body.reason, bounds.ofCaller(), dates.day(body.on)),
                order,
                ifMatch,
                prefer);
    }

    @PostMapping("/credit-refusal")
    CompletableFuture<? extends ResponseEntity<?>> refuse(
            @PathVariable OrderId orderId,
            @Valid @RequestBody Refusal body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        OrderStreams.Known order = orders.find(orderId);
        return decide(
                new RefuseCredit(order.customerId(), orderId, body.reason, dates.day(body.on)), order, ifMatch, prefer);
    }

    private CompletableFuture<? extends ResponseEntity<?>> decide(
            OrderCreditCommand command, OrderStreams.Known order, String ifMatch, String prefer) {
        if (Preference.isDryRun(prefer)) {
            return dryRun(command, order, ifMatch);
        }
        Optional<Preference> preference = Preference.of(prefer);
        AwaitOrder query = OrderAnswer.query(
                command.orderId(), order.version(), preference.isPresent() ? DECIDED : STORED, preference);
        return Submission.of(command, ifMatch, order.version(), commands)
                .thenCompose(accepted -> queries.query(query, OrderView.class))
                .thenApply(view -> OrderAnswer.shown(view, null))
                .thenApply(view -> OrderAnswer.of(view, null, preference.isEmpty() || !view.decided(), preference));
    }

    private CompletableFuture<ResponseEntity<DryRunAnswer>> dryRun(
            OrderCreditCommand command, OrderStreams.Known order, String ifMatch) {
        AwaitOrder query = OrderAnswer.query(command.orderId(), order.version(), STORED, Optional.empty());
        return dryRuns.of(IfMatch.on(command, ifMatch, order.version()), order)
                .thenCompose(outcome -> queries.query(query, OrderView.class)
                        .thenCompose(view -> outcome.isOutdated(view)
                                ? dryRun(command, orders.find(command.orderId()), ifMatch)
                                : completedFuture(outcome.changed(view))));
    }
}
