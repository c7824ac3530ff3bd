package vouch.app.messaging;

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
 * @param handlesFollowUps false on a distributed bus: another node may have the aggregate of the follow-up in memory
 */
record VouchCommands(boolean handlesFollowUps) implements CommandSemantics {

    /**
     * Vouch's own commands do not count as a client's. They finish what was begun, and the batches of the saga limit
     * their number.
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
    public Optional<Object> followUp(Object command, Object answer) {
        return handlesFollowUps
                        && command instanceof ReserveCredit
                        && OrderSaga.after(((Accepted) answer).events()) instanceof OrderSaga.Send next
                ? Optional.of(next.command())
                : Optional.empty();
    }

    @Override
    public Object followedBy(Object answer, Object answerToFollowUp) {
        return ((Accepted) answer).with((Accepted) answerToFollowUp);
    }
}
