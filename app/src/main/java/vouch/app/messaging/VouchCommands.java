package vouch.app.messaging;

import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.domain.process.OrderSaga;
import vouch.engine.commandbus.CommandSemantics;

/**
 * Says what Vouch's commands and their answers mean to the command bus.
 *
 * @param signature signs a follow-up in the name of the sender of the command before it
 * @param handlesFollowUps false on a distributed bus: another node may have the aggregate of the follow-up in memory
 */
record VouchCommands(SenderCheck check, MessageSignature signature, boolean handlesFollowUps)
        implements CommandSemantics {

    @Override
    public Optional<Throwable> refusal(CommandMessage<?> command) {
        return check.refusal(command).map(refusal -> TypedRefusals.typed(refusal, command));
    }

    /**
     * Vouch's own commands do not count as a client's. They finish what was begun, and the batches of the saga limit
     * their number. By now the actor is certain: otherwise {@link #refusal} has refused the command.
     */
    @Override
    public boolean isOfAClient(CommandMessage<?> command) {
        return !Actor.of(command.getMetaData()).isSystem();
    }

    @Override
    public boolean changed(Object answer) {
        return !(answer instanceof Accepted accepted) || accepted.changed();
    }

    @Override
    public Optional<CommandMessage<?>> followUp(CommandMessage<?> command, Object answer) {
        return handlesFollowUps
                        && command.getPayload() instanceof ReserveCredit
                        && OrderSaga.after(((Accepted) answer).events()) instanceof OrderSaga.Send next
                ? Optional.of(signature.on(asCommandMessage(next.command()).withMetaData(command.getMetaData())))
                : Optional.empty();
    }

    @Override
    public Object followedBy(Object answer, Object answerToFollowUp) {
        return ((Accepted) answer).with((Accepted) answerToFollowUp);
    }
}
