package vouch.command.customer;

import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.IfMatch;
import vouch.command.http.Preference;
import vouch.command.http.Submission;

/** The answer to a command whose id is its idempotency key: what was posted, and whether it is new. */
final class Posted {

    private Posted() {}

    /** @param ifMatch as in {@link IfMatch#on} */
    static CompletableFuture<? extends ResponseEntity<?>> of(
            PostingCommand command, String prefer, String ifMatch, Object body, CommandGateway commands) {
        return Preference.isDryRun(prefer)
                ? DryRunAnswer.to(command, ifMatch, accepted -> body, commands)
                : Submission.of(command, ifMatch, commands).thenApply(accepted -> ResponseEntity.status(
                                accepted.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(body));
    }
}
