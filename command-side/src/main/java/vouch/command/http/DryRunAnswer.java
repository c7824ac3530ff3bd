package vouch.command.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import vouch.api.Accepted;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.engine.dryrun.DryRun;

/**
 * The body of the answer to a dry run ({@code docs/http-api.md}, In detail).
 *
 * @param wouldBe the body of the answer that the request would get; null if it would have none
 * @param events what would be stored, oldest first
 * @param decision the figures with which the account would grant or reject credit; null where it would decide nothing
 */
public record DryRunAnswer(Object wouldBe, List<Event> events, CreditFigures decision) {

    /** @param type the logical name of the event, under which it would be stored */
    public record Event(String type, Object payload) {}

    /**
     * Asks what the command would do, and answers that.
     *
     * @param ifMatch as in {@link IfMatch#on}
     * @param wouldBe the body of the answer that the command would get; it gives null if there would be none
     */
    public static CompletableFuture<ResponseEntity<DryRunAnswer>> to(
            Object command, String ifMatch, Function<Accepted, ?> wouldBe, CommandGateway commands) {
        return commands.<Accepted>send(DryRun.of(IfMatch.on(command, ifMatch)))
                .thenApply(accepted -> of(wouldBe.apply(accepted), accepted));
    }

    /** Answers 200, whatever the status of the answer would be. */
    public static ResponseEntity<DryRunAnswer> of(Object wouldBe, Accepted accepted) {
        List<Event> events = accepted.events().stream()
                .map(event -> new Event(event.getClass().getSimpleName(), event))
                .toList();
        return ResponseEntity.ok()
                .header(Preference.APPLIED, "dry-run")
                .body(new DryRunAnswer(wouldBe, events, decision(accepted)));
    }

    private static CreditFigures decision(Accepted accepted) {
        return accepted.events().stream()
                .filter(CreditDecision.class::isInstance)
                .map(event -> ((CreditDecision) event).figures())
                .findFirst()
                .orElse(null);
    }
}
