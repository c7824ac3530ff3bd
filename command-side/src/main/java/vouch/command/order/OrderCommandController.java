package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static vouch.api.order.OrderQuery.Milestone.ANSWERED;
import static vouch.api.order.OrderQuery.Milestone.SETTLED;
import static vouch.api.order.OrderQuery.Milestone.STORED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
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
import vouch.api.Accepted;
import vouch.api.Bounds;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.IfMatch;
import vouch.command.http.Location;
import vouch.command.http.NewId;
import vouch.command.http.Preference;
import vouch.command.http.Submission;
import vouch.command.http.Text;
import vouch.domain.view.OrderMilestones;

/** HTTP endpoints that create, cancel and ship orders ({@code docs/http-api.md}, Commands). */
@RestController
@RequestMapping(path = OrderCommandController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class OrderCommandController {

    static final String PATH = "/api/orders";

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final OrderDryRun dryRuns;
    private final BusinessDates dates;

    OrderCommandController(CommandGateway commands, QueryGateway queries, BusinessDates dates) {
        this.commands = commands;
        this.queries = queries;
        this.dryRuns = new OrderDryRun(commands);
        this.dates = dates;
    }

    record Cancellation(@Text(max = Bounds.REASON) String reason, @BusinessDay String on) {}

    record Shipment(@BusinessDay String on) {}

    @PostMapping
    CompletableFuture<? extends ResponseEntity<?>> create(
            @Valid @RequestBody NewOrder body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            HttpServletRequest request) {
        CreateOrder command = body.command(NewId.of(body.orderId(), key, PATH), dates);
        URI location = Location.of(request, PATH + "/" + command.orderId().value());
        if (Preference.isDryRun(prefer)) {
            return dryRun(command, null);
        }
        Optional<Preference> preference = Preference.of(prefer);
        return Submission.of(command, null, commands).thenCompose(accepted -> view(command, accepted, preference)
                .thenApply(view ->
                        OrderAnswer.of(view, accepted.changed() ? location : null, !view.decided(), preference)));
    }

    @PostMapping("/{orderId}/cancellation")
    CompletableFuture<? extends ResponseEntity<?>> cancel(
            @PathVariable OrderId orderId,
            @Valid @RequestBody Cancellation body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return settle(new CancelOrder(orderId, body.reason, dates.day(body.on)), ifMatch, prefer);
    }

    @PostMapping("/{orderId}/shipment")
    CompletableFuture<? extends ResponseEntity<?>> ship(
            @PathVariable OrderId orderId,
            @Valid @RequestBody Shipment body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return settle(new ShipOrder(orderId, dates.day(body.on)), ifMatch, prefer);
    }

    /** A new order as just created, or as answered by the account if the client waits; others as the view shows them. */
    private CompletableFuture<OrderView> view(CreateOrder command, Accepted accepted, Optional<Preference> preference) {
        OrderView created =
                accepted.changed() ? OrderView.created(OrderCreated.of(command), null, accepted.at()) : null;
        if (created != null && preference.isEmpty()) {
            return completedFuture(created);
        }
        Milestone milestone = preference.isPresent() ? ANSWERED : STORED;
        AwaitOrder query = OrderAnswer.query(command.orderId(), accepted.version(), milestone, preference);
        return queries.query(query, OrderView.class).thenApply(view -> OrderAnswer.shown(view, created));
    }

    private CompletableFuture<? extends ResponseEntity<?>> settle(OrderCommand command, String ifMatch, String prefer) {
        if (Preference.isDryRun(prefer)) {
            return dryRun(command, ifMatch);
        }
        Optional<Preference> preference = Preference.of(prefer);
        return Submission.of(command, ifMatch, commands).thenCompose(accepted -> {
            boolean begun = accepted.changed() && preference.isEmpty();
            Milestone milestone = begun ? STORED : SETTLED;
            AwaitOrder query = OrderAnswer.query(command.orderId(), accepted.version(), milestone, preference);
            return queries.query(query, OrderView.class)
                    .thenApply(view -> OrderAnswer.shown(view, null))
                    .thenApply(view ->
                            OrderAnswer.of(view, null, begun || !OrderMilestones.reached(query, view), preference));
        });
    }

    private CompletableFuture<ResponseEntity<DryRunAnswer>> dryRun(OrderCommand command, String ifMatch) {
        return dryRuns.of(IfMatch.on(command, ifMatch))
                .thenCompose(outcome -> outcome.isNew()
                        ? queries.query(new FindCustomer(outcome.customerId()), CustomerView.class)
                                .thenApply(outcome::created)
                        : queries.query(
                                        OrderAnswer.query(
                                                command.orderId(), outcome.before(), STORED, Optional.empty()),
                                        OrderView.class)
                                .thenCompose(view -> outcome.isOutdated(view)
                                        ? dryRun(command, ifMatch)
                                        : completedFuture(outcome.changed(view))));
    }
}
