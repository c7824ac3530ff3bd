package vouch.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
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
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderView;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfView;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.domain.view.OrderMilestones;
import vouch.engine.outage.Failures;

/**
 * Loads the demo set at the first start of Vouch: some orders before health says UP, and the others while Vouch is in
 * use. It sends normal commands, one at a time, so that nobody waits because of it. The next start goes on with an
 * interrupted load. The demo has ids of its own, so nothing is done twice.
 */
@Component
@ConditionalOnBooleanProperty("vouch.demo")
@ConditionalOnSide(Side.COMMAND)
class Demo implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Actor DEMO = Actor.system("demo");

    /** How often a view is asked for an order, each time for as long as the query waits. */
    private static final int LOOKS = 15;

    private static final int ORDERS_OF_A_LINE = 100;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final EventStore events;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);

    Demo(CommandGateway commands, QueryGateway queries, EventStore events, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.events = events;
        this.clock = clock;
    }

    /** A failed demo is only logged, because the service is usable without it. */
    @Override
    public void run(ApplicationArguments arguments) {
        boolean fresh = events.createHeadToken() == null;
        boolean begun = stored(DemoSet.FIRST);
        if (!fresh && !begun) {
            return;
        }
        List<DemoStep> start = DemoSet.start(day());
        try {
            if (!stored(DemoSet.LAST_AT_THE_START)) {
                play(start);
                LOG.info("The demo set is loaded: {} steps. Leave it out with --vouch.demo=false.", start.size());
            } else {
                // The load may have been interrupted between the last order and its decision.
                await(start.get(start.size() - 1));
            }
        } catch (Exception e) {
            LOG.error("The demo set could not be loaded. Leave it out with --vouch.demo=false.", e);
        }
    }

    /** The others follow on a thread of their own, which ends with the application. */
    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        if (!stored(DemoSet.LAST_AT_THE_START) || !stored(DemoSet.FIRST)) {
            return;
        }
        Thread thread = new Thread(this::loadRest, "demo");
        thread.setDaemon(true);
        thread.start();
    }

    /** An interrupt could close an H2 file database, so the thread is only told. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ended.countDown();
    }

    private void loadRest() {
        try {
            List<DemoStep> rest = DemoSet.rest(day());
            int done = done(rest);
            if (done < rest.size()) {
                play(rest, done);
            }
        } catch (Exception e) {
            if (!isEnded()) {
                LOG.error("The rest of the demo set could not be loaded. The next start goes on with it.", e);
            }
        }
    }

    private void play(List<DemoStep> rest, int done) throws Exception {
        long first = DemoSet.start(day()).stream().filter(Demo::isOrder).count();
        long all = first + rest.stream().filter(Demo::isOrder).count();
        long orders =
                first + rest.subList(0, done).stream().filter(Demo::isOrder).count();
        LOG.info("The demo set grows in the background: {} of {} orders.", orders, all);
        for (DemoStep step : rest.subList(done, rest.size())) {
            play(List.of(step));
            if (isEnded()) {
                return;
            }
            if (isOrder(step) && ++orders % ORDERS_OF_A_LINE == 0) {
                LOG.info("The demo set: {} of {} orders.", orders, all);
            }
        }
        LOG.info("The demo set is complete.");
    }

    /**
     * How many steps need not be played again. Only orders are looked for: the few steps after the last order that is
     * there change nothing when they are played again.
     */
    private int done(List<DemoStep> steps) {
        List<Integer> orders = IntStream.range(0, steps.size())
                .filter(step -> isOrder(steps.get(step)))
                .boxed()
                .toList();
        int there = 0;
        int missing = orders.size();
        while (there < missing) {
            int middle = (there + missing) / 2;
            if (stored(((CreateOrder) steps.get(orders.get(middle)).message()).orderId())) {
                there = middle + 1;
            } else {
                missing = middle;
            }
        }
        return there == 0 ? 0 : orders.get(there - 1) + 1;
    }

    private void play(List<DemoStep> steps) throws Exception {
        for (DemoStep step : steps) {
            send(step.message());
            await(step);
        }
    }

    /** What is refused is left out: whoever uses Vouch meanwhile may have changed what the step was for. */
    private void send(Object message) throws Exception {
        while (!isEnded()) {
            try {
                if (message instanceof StartWhatIf) {
                    queries.query(new GenericMessage<>(message, DEMO.metaData()), WhatIfView.class)
                            .get(DemoStep.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } else {
                    commands.send(GenericCommandMessage.asCommandMessage(message)
                                    .andMetaData(DEMO.metaData()))
                            .get(DemoStep.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
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

    /** Goes on in the end, because an operator may have stopped what the order needs. */
    private void await(DemoStep step) throws Exception {
        for (AwaitOrder query : step.then()) {
            boolean reached = false;
            for (int look = 0; look < LOOKS && !reached && !isEnded(); look++) {
                reached = reached(query);
            }
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

    /** The day of the load, also when a later day goes on with it. */
    private LocalDate day() {
        if (stored(DemoSet.FIRST)
                && events.readEvents(DemoSet.FIRST.toString()).next().getPayload()
                        instanceof CustomerRegistered first) {
            return DemoSet.day(first.on());
        }
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private boolean isEnded() {
        return ended.getCount() == 0;
    }

    private boolean stored(Object streamId) {
        return events.lastSequenceNumberFor(streamId.toString()).isPresent();
    }

    private static boolean isOrder(DemoStep step) {
        return step.message() instanceof CreateOrder;
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof CommandExecutionException refused
                && refused.getDetails().orElse(null) instanceof BusinessError;
    }
}
