package vouch.command.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Money;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.command.http.Amount;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.Day;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.NewId;
import vouch.command.http.Preference;
import vouch.command.http.Submission;
import vouch.command.http.Text;

/** Takes commands for payments, credit notes and temporary limits over HTTP ({@code docs/http-api.md}, Commands). */
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

    record NewTemporaryLimit(
            @Pattern(regexp = Identifier.NEW, message = Identifier.NEW_RULE) String temporaryLimitId,
            @NotNull @Amount Money amount,
            @NotNull @Day String from,
            @NotNull @Day String until,
            @Text(max = Bounds.REASON) String reason,
            @BusinessDay String on) {}

    record Payment(PaymentId paymentId, Money amount) {}

    record Reversal(PaymentId paymentId) {}

    record CreditNote(CreditNoteId creditNoteId, Money amount) {}

    record TemporaryLimit(TemporaryLimitId temporaryLimitId, Money amount, LocalDate from, LocalDate until) {}

    @PostMapping("/payments")
    CompletableFuture<? extends ResponseEntity<?>> recordPayment(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewPayment body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        PaymentId id = new PaymentId(NewId.of(body.paymentId, key, path(customerId, "payments")));
        return created(
                new RecordPayment(customerId, id, body.amount, dates.of(body.on)),
                prefer,
                ifMatch,
                new Payment(id, body.amount));
    }

    @PostMapping("/payments/{paymentId}/reversal")
    CompletableFuture<? extends ResponseEntity<?>> reversePayment(
            @PathVariable CustomerId customerId,
            @PathVariable PaymentId paymentId,
            @Valid @RequestBody CustomerCommandController.Because body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return created(
                new ReversePayment(customerId, paymentId, body.reason(), dates.day(body.on())),
                prefer,
                ifMatch,
                new Reversal(paymentId));
    }

    @PostMapping("/credit-notes")
    CompletableFuture<? extends ResponseEntity<?>> issueCreditNote(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewCreditNote body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        CreditNoteId id = new CreditNoteId(NewId.of(body.creditNoteId, key, path(customerId, "credit-notes")));
        return created(
                new IssueCreditNote(customerId, id, body.amount, body.reason, dates.of(body.on)),
                prefer,
                ifMatch,
                new CreditNote(id, body.amount));
    }

    @PostMapping("/temporary-limits")
    CompletableFuture<? extends ResponseEntity<?>> grantTemporaryLimit(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewTemporaryLimit body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        TemporaryLimitId id =
                new TemporaryLimitId(NewId.of(body.temporaryLimitId, key, path(customerId, "temporary-limits")));
        LocalDate from = LocalDate.parse(body.from);
        LocalDate until = LocalDate.parse(body.until);
        return created(
                new GrantTemporaryLimit(customerId, id, body.amount, from, until, body.reason, dates.of(body.on)),
                prefer,
                ifMatch,
                new TemporaryLimit(id, body.amount, from, until));
    }

    @DeleteMapping("/temporary-limits/{temporaryLimitId}")
    CompletableFuture<? extends ResponseEntity<?>> withdrawTemporaryLimit(
            @PathVariable CustomerId customerId,
            @PathVariable TemporaryLimitId temporaryLimitId,
            @RequestParam(required = false) @Text(max = Bounds.REASON) String reason,
            @RequestParam(required = false) @BusinessDay String on,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return Done.of(
                new WithdrawTemporaryLimit(customerId, temporaryLimitId, reason, dates.day(on)),
                prefer,
                ifMatch,
                commands);
    }

    private static String path(CustomerId customerId, String postings) {
        return CustomerCommandController.PATH + "/" + customerId.value() + "/" + postings;
    }

    private CompletableFuture<? extends ResponseEntity<?>> created(
            PostingCommand command, String prefer, String ifMatch, Object body) {
        return Preference.isDryRun(prefer)
                ? DryRunAnswer.to(command, ifMatch, accepted -> body, commands)
                : Submission.of(command, ifMatch, commands).thenApply(accepted -> ResponseEntity.status(
                                accepted.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(body));
    }
}
