package vouch.command.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Accepted;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.CustomerCommand.ChangeEligibility;
import vouch.api.customer.CustomerCommand.ReviewAccount;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.command.http.Amount;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.Preference;
import vouch.command.http.Submission;
import vouch.command.http.Text;

/** Takes commands for the terms, the eligibility and the review of an account ({@code docs/http-api.md}, Commands). */
@RestController
@RequestMapping(path = CustomerCommandController.PATH + "/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountTermsController {

    private final CommandGateway commands;
    private final BusinessDates dates;

    AccountTermsController(CommandGateway commands, BusinessDates dates) {
        this.commands = commands;
        this.dates = dates;
    }

    record Terms(
            @NotNull @Pattern(regexp = "REJECT|WAIT|WARN", message = "must be REJECT, WAIT or WARN") String onShortage,
            @NotNull @Min(0) @Max(100) Integer tolerancePercent,
            @NotNull @Min(0) @Max(Bounds.DAYS) Integer paymentDays,
            @Min(0) @Max(Bounds.DAYS) Integer overdueGraceDays,
            @NotNull @Amount Money overdueMinimum,
            @Min(1) @Max(Bounds.DAYS) Integer reservationDays,
            @Text(max = Bounds.REASON) String reason,
            @BusinessDay String on) {

        private CreditTerms terms() {
            return new CreditTerms(
                    OnShortage.valueOf(onShortage),
                    tolerancePercent,
                    paymentDays,
                    overdueGraceDays,
                    overdueMinimum,
                    reservationDays);
        }
    }

    record Told(
            @NotNull
                    @Pattern(
                            regexp = "ELIGIBLE|RESTRICTED|BLOCKED",
                            message = "must be ELIGIBLE, RESTRICTED or BLOCKED")
                    String eligibility,
            @Amount Money bound,
            @Size(max = Bounds.FACTORS) List<@NotNull @Text(max = Bounds.FACTOR) String> factors,
            @NotNull @Min(1) Long revision,
            @BusinessDay String on) {}

    /** @param revision the last that the account knows */
    record Known(long revision, boolean changed) {

        private static Known of(Accepted accepted) {
            return new Known(accepted.eligibilityRevision(), accepted.changed());
        }
    }

    record Dated(@BusinessDay String on) {}

    @PutMapping("/terms")
    CompletableFuture<? extends ResponseEntity<?>> changeTerms(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody Terms body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return Done.of(
                new ChangeCreditTerms(customerId, body.terms(), body.reason, dates.day(body.on)),
                prefer,
                ifMatch,
                commands);
    }

    @PutMapping("/eligibility")
    CompletableFuture<? extends ResponseEntity<?>> changeEligibility(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody Told body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        ChangeEligibility command = new ChangeEligibility(
                customerId,
                Eligibility.valueOf(body.eligibility),
                body.bound,
                body.factors == null ? List.of() : body.factors,
                body.revision,
                dates.day(body.on));
        return Preference.isDryRun(prefer)
                ? DryRunAnswer.to(command, ifMatch, Known::of, commands)
                : Submission.of(command, ifMatch, commands)
                        .thenApply(accepted -> ResponseEntity.ok(Known.of(accepted)));
    }

    @PostMapping("/review")
    CompletableFuture<? extends ResponseEntity<?>> review(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody Dated body,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        return Done.of(new ReviewAccount(customerId, dates.day(body.on)), prefer, ifMatch, commands);
    }
}
