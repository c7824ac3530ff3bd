package vouch.command.customer;

import static java.util.concurrent.CompletableFuture.completedFuture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Accepted;
import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.command.http.Amount;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.Location;
import vouch.command.http.NewId;
import vouch.command.http.Preference;
import vouch.command.http.Submission;
import vouch.command.http.Text;
import vouch.command.http.ViewBehind;
import vouch.engine.dryrun.DryRun;

/** Takes commands for customers, their limits and holds over HTTP ({@code docs/http-api.md}, Commands). */
@RestController
@RequestMapping(path = CustomerCommandController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class CustomerCommandController {

    static final String PATH = "/api/customers";

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final BusinessDates dates;

    CustomerCommandController(CommandGateway commands, QueryGateway queries, BusinessDates dates) {
        this.commands = commands;
        this.queries = queries;
        this.dates = dates;
    }

    record NewCustomer(
            @Pattern(regexp = Identifier.NEW, message = Identifier.NEW_RULE) String customerId,
            @NotNull @Text(max = Bounds.NAME) String name,
            @Text(max = Bounds.COUNTRY) String country,
            @NotNull @Amount Money creditLimit,
            @BusinessDay String on) {}

    record NewLimit(
            @NotNull @Amount Money creditLimit, @Text(max = Bounds.REASON) String reason, @BusinessDay String on) {}

    record Because(@NotNull @Text(max = Bounds.REASON) String reason, @BusinessDay String on) {}

    @PostMapping
    CompletableFuture<? extends ResponseEntity<?>> register(
            @Valid @RequestBody NewCustomer body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            HttpServletRequest request) {
        CustomerId id = new CustomerId(NewId.of(body.customerId, key, PATH));
        URI location = Location.of(request, PATH + "/" + id.value());
        RegisterCustomer command =
                new RegisterCustomer(id, body.name, body.country, body.creditLimit, dates.of(body.on));
        if (Preference.isDryRun(prefer)) {
            return commands.<Accepted>send(DryRun.of(command)).thenCompose(accepted -> view(command, accepted)
                    .thenApply(view -> DryRunAnswer.of(view, accepted)));
        }
        return Submission.of(command, null, commands).thenCompose(accepted -> view(command, accepted)
                .thenApply(view ->
                        accepted.changed() ? ResponseEntity.created(location).body(view) : ResponseEntity.ok(view)));
    }

    /** Returns a new customer as just registered; an existing customer as the view shows it. */
    private CompletableFuture<CustomerView> view(RegisterCustomer command, Accepted accepted) {
        return accepted.changed()
                ? completedFuture(CustomerView.registered(CustomerRegistered.of(command), accepted.at()))
                : queries.query(new FindCustomer(command.customerId()), CustomerView.class)
                        .thenApply(view -> Optional.ofNullable(view).orElseThrow(ViewBehind::new));
    }

    @PutMapping("/{customerId}/credit-limit")
    CompletableFuture<? extends ResponseEntity<?>> changeCreditLimit(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewLimit body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return Done.of(
                new ChangeCreditLimit(customerId, body.creditLimit, body.reason, dates.day(body.on)),
                prefer,
                ifMatch,
                commands);
    }

    @PutMapping("/{customerId}/hold")
    CompletableFuture<? extends ResponseEntity<?>> placeHold(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody Because body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return Done.of(new PlaceCreditHold(customerId, body.reason, dates.day(body.on)), prefer, ifMatch, commands);
    }

    @DeleteMapping("/{customerId}/hold")
    CompletableFuture<? extends ResponseEntity<?>> liftHold(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Text(max = Bounds.REASON) String reason,
            @RequestParam(required = false) @BusinessDay String on,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return Done.of(new LiftCreditHold(customerId, reason, dates.day(on)), prefer, ifMatch, commands);
    }
}
