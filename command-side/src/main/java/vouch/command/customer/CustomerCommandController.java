package vouch.command.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
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
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.customer.PaymentId;
import vouch.command.http.Amount;
import vouch.command.http.NewId;
import vouch.command.http.Text;
import vouch.command.http.ViewBehind;

/** Commands customers and their accounts over HTTP ({@code docs/http-api.md}, Commands). */
@RestController
@RequestMapping(path = "/api/customers", produces = MediaType.APPLICATION_JSON_VALUE)
class CustomerCommandController {

    private static final String KEY = "Idempotency-Key";

    private final CommandGateway commands;
    private final QueryGateway queries;

    CustomerCommandController(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    record NewCustomer(
            @Pattern(regexp = Identifier.FORMAT) String customerId,
            @NotNull @Text(max = Bounds.NAME) String name,
            @Text(max = Bounds.COUNTRY) String country,
            @NotNull @Amount Money creditLimit) {}

    record NewLimit(@NotNull @Amount Money creditLimit, @Text(max = Bounds.REASON) String reason) {}

    record Because(@NotNull @Text(max = Bounds.REASON) String reason) {}

    record NewPayment(@Pattern(regexp = Identifier.FORMAT) String paymentId, @NotNull @Amount(min = 1) Money amount) {}

    record NewCreditNote(
            @Pattern(regexp = Identifier.FORMAT) String creditNoteId,
            @NotNull @Amount(min = 1) Money amount,
            @Text(max = Bounds.REASON) String reason) {}

    record Payment(PaymentId paymentId, Money amount) {}

    record Reversal(PaymentId paymentId) {}

    record CreditNote(CreditNoteId creditNoteId, Money amount) {}

    @PostMapping
    CompletableFuture<ResponseEntity<CustomerView>> register(
            @Valid @RequestBody NewCustomer body,
            @RequestHeader(name = KEY, required = false) String key,
            HttpServletRequest request) {
        CustomerId id = new CustomerId(NewId.of(body.customerId, key, request.getRequestURI()));
        RegisterCustomer command = new RegisterCustomer(id, body.name, body.country, body.creditLimit);
        return send(command).thenCompose(accepted -> {
            if (!accepted.changed()) {
                return queries.query(new FindCustomer(id), CustomerView.class)
                        .thenApply(view -> Optional.ofNullable(view).orElseThrow(ViewBehind::new))
                        .thenApply(ResponseEntity::ok);
            }
            URI location = URI.create("/api/customers/" + id.value());
            CustomerView registered = CustomerView.registered(CustomerRegistered.of(command), accepted.at());
            return CompletableFuture.completedFuture(
                    ResponseEntity.created(location).body(registered));
        });
    }

    @PutMapping("/{customerId}/credit-limit")
    CompletableFuture<ResponseEntity<Void>> changeCreditLimit(
            @PathVariable CustomerId customerId, @Valid @RequestBody NewLimit body) {
        return done(new ChangeCreditLimit(customerId, body.creditLimit, body.reason));
    }

    @PutMapping("/{customerId}/hold")
    CompletableFuture<ResponseEntity<Void>> placeHold(
            @PathVariable CustomerId customerId, @Valid @RequestBody Because body) {
        return done(new PlaceCreditHold(customerId, body.reason));
    }

    @DeleteMapping("/{customerId}/hold")
    CompletableFuture<ResponseEntity<Void>> liftHold(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Text(max = Bounds.REASON) String reason) {
        return done(new LiftCreditHold(customerId, reason));
    }

    @PostMapping("/{customerId}/payments")
    CompletableFuture<ResponseEntity<Payment>> recordPayment(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewPayment body,
            @RequestHeader(name = KEY, required = false) String key,
            HttpServletRequest request) {
        PaymentId id = new PaymentId(NewId.of(body.paymentId, key, request.getRequestURI()));
        return created(new RecordPayment(customerId, id, body.amount), new Payment(id, body.amount));
    }

    @PostMapping("/{customerId}/payments/{paymentId}/reversal")
    CompletableFuture<ResponseEntity<Reversal>> reversePayment(
            @PathVariable CustomerId customerId, @PathVariable PaymentId paymentId, @Valid @RequestBody Because body) {
        return created(new ReversePayment(customerId, paymentId, body.reason), new Reversal(paymentId));
    }

    @PostMapping("/{customerId}/credit-notes")
    CompletableFuture<ResponseEntity<CreditNote>> issueCreditNote(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewCreditNote body,
            @RequestHeader(name = KEY, required = false) String key,
            HttpServletRequest request) {
        CreditNoteId id = new CreditNoteId(NewId.of(body.creditNoteId, key, request.getRequestURI()));
        return created(new IssueCreditNote(customerId, id, body.amount, body.reason), new CreditNote(id, body.amount));
    }

    private CompletableFuture<Accepted> send(CustomerCommand command) {
        return commands.send(command);
    }

    private CompletableFuture<ResponseEntity<Void>> done(CustomerCommand command) {
        return send(command).thenApply(accepted -> ResponseEntity.noContent().build());
    }

    private <T> CompletableFuture<ResponseEntity<T>> created(CustomerCommand command, T body) {
        return send(command)
                .thenApply(accepted -> ResponseEntity.status(accepted.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(body));
    }
}
