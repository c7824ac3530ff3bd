package vouch.command.customer;

import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import vouch.api.customer.CustomerCommand;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.IfMatch;
import vouch.command.http.Preference;
import vouch.command.http.Submission;

/** The answer to a command of which nothing but its success is told. */
final class Done {

    private Done() {}

    /** @param ifMatch as in {@link IfMatch#on} */
    static CompletableFuture<? extends ResponseEntity<?>> of(
            CustomerCommand command, String prefer, String ifMatch, CommandGateway commands) {
        return Preference.isDryRun(prefer)
                ? DryRunAnswer.to(command, ifMatch, accepted -> null, commands)
                : Submission.of(command, ifMatch, commands)
                        .thenApply(accepted -> ResponseEntity.noContent().build());
    }
}
