package vouch.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;

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
    private static final int ORDERS_OF_A_LINE = 100;

    private final DemoPlayer player;
    private final EventStore events;
    private final Clock clock;

    Demo(DemoPlayer player, EventStore events, Clock clock) {
        this.player = player;
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
                for (DemoStep step : start) {
                    player.play(step);
                }
                LOG.info("The demo set is loaded: {} steps. Leave it out with --vouch.demo=false.", start.size());
            } else {
                // The load may have been interrupted between the last order and its decision. Sent again, it waits
                // only.
                player.play(start.get(start.size() - 1));
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

    private void loadRest() {
        try {
            List<DemoStep> rest = DemoSet.rest(day());
            int done = done(rest);
            if (done < rest.size()) {
                play(rest, done);
            }
        } catch (Exception e) {
            if (!player.isEnded()) {
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
            player.play(step);
            if (player.isEnded()) {
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

    /** The day of the load, also when a later day goes on with it. */
    private LocalDate day() {
        if (stored(DemoSet.FIRST)
                && events.readEvents(DemoSet.FIRST.toString()).next().getPayload()
                        instanceof CustomerRegistered first) {
            return DemoSet.day(first.on());
        }
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private boolean stored(Object streamId) {
        return events.lastSequenceNumberFor(streamId.toString()).isPresent();
    }

    private static boolean isOrder(DemoStep step) {
        return step.message() instanceof CreateOrder;
    }
}
