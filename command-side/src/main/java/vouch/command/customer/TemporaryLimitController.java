package vouch.command.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpHeaders;
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
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.TemporaryLimitId;
import vouch.command.http.Amount;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.Day;
import vouch.command.http.NewId;
import vouch.command.http.Preference;
import vouch.command.http.Text;

/** Takes commands for temporary limits over HTTP ({@code docs/http-api.md}, Commands). */
@RestController
@RequestMapping(path = CustomerCommandController.PATH + "/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class TemporaryLimitController {

    private final CommandGateway commands;
    private final BusinessDates dates;

    TemporaryLimitController(CommandGateway commands, BusinessDates dates) {
        this.commands = commands;
        this.dates = dates;
    }

    record NewTemporaryLimit(
            @Pattern(regexp = Identifier.NEW, message = Identifier.NEW_RULE) String temporaryLimitId,
            @NotNull @Amount Money amount,
            @NotNull @Day String from,
            @NotNull @Day String until,
            @Text(max = Bounds.REASON) String reason,
            @BusinessDay String on) {}

    record TemporaryLimit(TemporaryLimitId temporaryLimitId, Money amount, LocalDate from, LocalDate until) {}

    @PostMapping("/temporary-limits")
    CompletableFuture<? extends ResponseEntity<?>> grantTemporaryLimit(
            @PathVariable CustomerId customerId,
            @Valid @RequestBody NewTemporaryLimit body,
            @RequestHeader(name = NewId.KEY, required = false) String key,
            @RequestHeader(name = Preference.HEADER, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        TemporaryLimitId id = new TemporaryLimitId(NewId.of(
                body.temporaryLimitId,
                key,
                CustomerCommandController.PATH + "/" + customerId.value() + "/temporary-limits"));
        LocalDate from = LocalDate.parse(body.from);
        LocalDate until = LocalDate.parse(body.until);
        return Posted.of(
                new GrantTemporaryLimit(customerId, id, body.amount, from, until, body.reason, dates.of(body.on)),
                prefer,
                ifMatch,
                new TemporaryLimit(id, body.amount, from, until),
                commands);
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
}
