package vouch.command.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
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
import vouch.api.Identifier;
import vouch.api.Money;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.command.http.Amount;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.NewId;
import vouch.command.http.Preference;
import vouch.command.http.Text;

/** Takes commands for payments and credit notes over HTTP ({@code docs/http-api.md}, Commands). */
@RestController
@RequestMapping(path = CustomerCommandController.PATH + "/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class PostingCommandController {

    private final CommandGateway commands;
    private final BusinessDates dates;

    PostingCommandController(CommandGateway commands, BusinessDates dates) {
        this.commands = commands;
        this.dates = dates;
    }

    record NewPayment(
            @Pattern(regexp = Identifier.NEW, message = Identifier.NEW_RULE) String paymentId,
            @NotNull @Amount(min = 1) Money amount,
            @BusinessDay String on) {}

    record NewCreditNote(
            @Pattern(regexp = Identifier.NEW, message = Identifier.NEW_RULE) String creditNoteId,
            @NotNull @Amount(min = 1) Money amount,
            @Text(max = Bounds.REASON) String reason,
            @BusinessDay String on) {}

    record Payment(PaymentId paymentId, Money amount) {}

    record Reversal(PaymentId paymentId) {}

    record CreditNote(CreditNoteId creditNoteId, Money amount) {}

    @PostMapping("/payments")
    CompletableFuture<? extends ResponseEntity<?>> recordPayment(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewPayment body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        PaymentId id = new PaymentId(NewId.of(body.paymentId, key, path(customerId, "payments")));
        return Posted.of(
                new RecordPayment(customerId, id, body.amount, dates.of(body.on)),
                prefer,
                ifMatch,
                new Payment(id, body.amount),
                commands);
    }

    @PostMapping("/payments/{paymentId}/reversal")
    CompletableFuture<? extends ResponseEntity<?>> reversePayment(
            @PathVariable CustomerId customerId,
            @PathVariable PaymentId paymentId,
            @Valid @RequestBody CustomerCommandController.Because body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return Posted.of(
                new ReversePayment(customerId, paymentId, body.reason(), dates.day(body.on())),
                prefer,
                ifMatch,
                new Reversal(paymentId),
                commands);
    }

    @PostMapping("/credit-notes")
    CompletableFuture<? extends ResponseEntity<?>> issueCreditNote(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewCreditNote body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        CreditNoteId id = new CreditNoteId(NewId.of(body.creditNoteId, key, path(customerId, "credit-notes")));
        return Posted.of(
                new IssueCreditNote(customerId, id, body.amount, body.reason, dates.of(body.on)),
                prefer,
                ifMatch,
                new CreditNote(id, body.amount),
                commands);
    }

    private static String path(CustomerId customerId, String postings) {
        return CustomerCommandController.PATH + "/" + customerId.value() + "/" + postings;
    }
}
