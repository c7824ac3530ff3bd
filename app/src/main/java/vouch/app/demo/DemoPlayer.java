package vouch.app.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderView;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfView;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.domain.view.OrderMilestones;
import vouch.engine.outage.Failures;

/** Sends the messages of the demo set, each when what the one before it caused is shown. */
@Component
@ConditionalOnBooleanProperty("vouch.demo")
@ConditionalOnSide(Side.COMMAND)
class DemoPlayer {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPlayer.class);
    private static final Actor DEMO = Actor.system("demo");

    /** How often a view is asked for an order, each time for as long as the query waits. */
    private static final int LOOKS = 15;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final CountDownLatch ended = new CountDownLatch(1);

    DemoPlayer(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** An interrupt could close an H2 file database, so the thread that plays is only told. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ended.countDown();
    }

    /** Whether the application ends. The last step may not have been played then. */
    boolean isEnded() {
        return ended.getCount() == 0;
    }

    /** Tries again while the failure is a transient one. */
    void play(DemoStep step) throws Exception {
        send(step.message());
        for (AwaitOrder query : step.then()) {
            await(query);
        }
    }

    /** What is refused is left out: whoever uses Vouch meanwhile may have changed what the step was for. */
    private void send(Object message) throws Exception {
        while (!isEnded()) {
            try {
                sent(message).get(DemoStep.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                LOG.debug("No answer yet to {}", message);
            } catch (ExecutionException e) {
                if (isRefusal(e.getCause())) {
                    LOG.debug(
                            "The demo set goes on without {}: {}",
                            message,
                            e.getCause().getMessage());
                    return;
                }
                if (!Failures.isTransient(e.getCause())) {
                    throw e;
                }
                ended.await(1, TimeUnit.SECONDS);
            }
        }
    }

    private Future<?> sent(Object message) {
        return message instanceof StartWhatIf
                ? queries.query(new GenericMessage<>(message, DEMO.metaData()), WhatIfView.class)
                : commands.send(GenericCommandMessage.asCommandMessage(message).andMetaData(DEMO.metaData()));
    }

    /** Goes on in the end, because an operator may have stopped what the order needs. */
    private void await(AwaitOrder query) throws Exception {
        boolean reached = false;
        for (int look = 0; look < LOOKS && !reached && !isEnded(); look++) {
            reached = reached(query);
        }
    }

    private boolean reached(AwaitOrder query) throws Exception {
        try {
            OrderView order = queries.query(new GenericMessage<>(query, DEMO.metaData()), OrderView.class)
                    .get(2 * DemoStep.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return order != null && OrderMilestones.reached(query, order);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The view cannot be asked for {} now", query.orderId(), e);
            return ended.await(1, TimeUnit.SECONDS);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof CommandExecutionException refused
                && refused.getDetails().orElse(null) instanceof BusinessError;
    }
}
