package vouch.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.domain.view.OrderMilestones;

/**
 * Loads the demo set at the first start of Vouch, before health says UP. It sends normal commands. The next start
 * repeats an interrupted load. The demo has ids of its own, so nothing is done twice.
 */
@Component
@ConditionalOnBooleanProperty("vouch.demo")
@ConditionalOnSide(Side.COMMAND)
class Demo implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Actor DEMO = Actor.system("demo");
    private static final Duration STEP = Duration.ofSeconds(20);

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final EventStore events;
    private final Clock clock;

    Demo(CommandGateway commands, QueryGateway queries, EventStore events, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.events = events;
        this.clock = clock;
    }

    /** A failed demo is only logged, because the service is usable without it. */
    @Override
    public void run(ApplicationArguments arguments) {
        try {
            load();
        } catch (Exception e) {
            LOG.error("The demo set could not be loaded. Leave it out with --vouch.demo=false.", e);
        }
    }

    private void load() throws Exception {
        boolean fresh = events.createHeadToken() == null;
        boolean interrupted = stored(DemoSet.FIRST) && !stored(DemoSet.LAST);
        if (fresh || interrupted) {
            List<DemoSet.Step> steps = DemoSet.steps(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            for (DemoSet.Step step : steps) {
                play(step);
            }
            LOG.info("The demo set is loaded: {} steps. Leave it out with --vouch.demo=false.", steps.size());
        } else if (stored(DemoSet.LAST)) {
            // The load may have been interrupted between the last order and its decision.
            settled(DemoSet.LAST, 1);
        }
    }

    private void play(DemoSet.Step step) throws Exception {
        Accepted accepted = commands.<Accepted>send(
                        GenericCommandMessage.asCommandMessage(step.command()).andMetaData(DEMO.metaData()))
                .get(STEP.toSeconds(), TimeUnit.SECONDS);
        if (step.settles() != null && !settled(step.settles(), accepted.version())) {
            throw new IllegalStateException("The demo did not get on after " + step.command());
        }
    }

    private boolean settled(OrderId id, long version) throws Exception {
        AwaitOrder query = new AwaitOrder(id, version, Milestone.SETTLED, STEP);
        OrderView order = queries.query(new GenericMessage<>(query, DEMO.metaData()), OrderView.class)
                .get(2 * STEP.toSeconds(), TimeUnit.SECONDS);
        return order != null && order.version() >= version && OrderMilestones.isSettled(order);
    }

    private boolean stored(Object streamId) {
        return events.lastSequenceNumberFor(streamId.toString()).isPresent();
    }
}
