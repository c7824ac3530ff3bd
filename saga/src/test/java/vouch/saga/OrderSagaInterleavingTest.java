package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.process.Orders.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.Accepted;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderEvent;
import vouch.coordination.SystemCommands;
import vouch.engine.outage.OutcomeUnknown;
import vouch.saga.World.Credit;
import vouch.saga.World.Customer;
import vouch.saga.World.Order;

/**
 * Every order of arrival: the next event or all that wait in one batch, the client's cancellation, the shipment, the
 * deadline, freed credit, an override, a refusal and an expiry come at any moment, and one command of the saga may be lost, lose its answer, or arrive late, at any moment
 * after it was given up. The event is then a dead letter and handled again at any moment, or the batch comes again.
 */
class OrderSagaInterleavingTest {

    /** In one run. */
    private static final int FAULTS = 1;

    private enum Fault {
        NONE,
        COMMAND_LOST,
        ANSWER_LOST,
        COMMAND_LATE
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoOrderPendingAndNoCreditBehind(Customer customer) {
        Choices choices = new Choices();
        Set<String> ends = new HashSet<>();
        do {
            ends.add(new Run(customer, choices).toTheEnd());
        } while (choices.turn());

        assertThat(ends).isEqualTo(endsOf(customer));
    }

    /** Every end that an order can come to, so that none of them is missed. */
    private static Set<String> endsOf(Customer customer) {
        return switch (customer) {
            case HAS_CREDIT, HAS_CREDIT_FOR_A_WHILE ->
                // No release overtakes its reservation: an event waits behind the dead letters of its order.
                Set.of("APPROVED, RESERVED", "SHIPPED, CHARGED", "CANCELLED, RELEASED", "REJECTED, RELEASED");
            case MUST_WAIT ->
                Set.of(
                        "APPROVED, RESERVED",
                        "SHIPPED, CHARGED",
                        "CANCELLED, RELEASED",
                        "CANCELLED, REJECTED",
                        "REJECTED, RELEASED",
                        "REJECTED, REJECTED");
            case HAS_NO_CREDIT -> Set.of("CANCELLED, REJECTED", "REJECTED, REJECTED");
            case IS_UNKNOWN -> Set.of("CANCELLED, NOT_ASKED", "REJECTED, NOT_ASKED");
        };
    }

    /** One way through. */
    private static final class Run {

        private final Choices choices;
        private final World world;
        private final SimulatedSaga saga = new SimulatedSaga(new SystemCommands(this::send, List.of()), this::isAway);
        private final List<String> story = new ArrayList<>();

        private int handled;
        private int faults;
        private boolean away;
        private boolean cancelled;
        private boolean shipped;
        private final List<Object> late = new ArrayList<>();

        Run(Customer customer, Choices choices) {
            this.choices = choices;
            world = new World(customer);
        }

        String toTheEnd() {
            List<Runnable> next = possible();
            while (!next.isEmpty()) {
                int choice = choices.below(next.size());
                next.get(choice).run();
                next = possible();
            }
            check();
            return world.order + ", " + world.credit;
        }

        private List<Runnable> possible() {
            List<Runnable> next = new ArrayList<>();
            int waiting = world.events.size() - handled;
            if (waiting > 0) {
                next.add(() -> handleNext(1));
            }
            if (waiting > 1) {
                next.add(() -> handleNext(waiting));
            }
            saga.waiting().forEach(sequence -> next.add(() -> retry(sequence)));
            if (saga.hasDeadlines()) {
                next.add(this::reachDeadline);
            }
            late.forEach(command -> next.add(() -> receiveLate(command)));
            if (world.credit == Credit.WAITING) {
                next.add(() -> happen("a payment frees credit", () -> world.free(Granted.AFTER_WAITING)));
                next.add(() -> happen("a person overrides", () -> world.free(Granted.BY_OVERRIDE)));
                next.add(() -> happen("a person refuses", world::refuse));
            }
            boolean mayStop = next.isEmpty();
            if (!cancelled && (world.order == Order.PENDING || world.order == Order.APPROVED)) {
                next.add(this::cancel);
            }
            if (!shipped && world.order == Order.APPROVED) {
                next.add(this::ship);
            }
            if (world.mayExpire()) {
                next.add(() -> happen("the reservation expires", world::expire));
            }
            if (mayStop && !next.isEmpty() && choices.below(2) == 0) {
                next.clear();
            }
            return next;
        }

        private void handleNext(int events) {
            List<DomainEventMessage<?>> batch = new ArrayList<>();
            for (int i = handled; i < handled + events; i++) {
                batch.add(message(i));
            }
            story.add("the saga handles "
                    + batch.stream().map(event -> name(event.getPayload())).toList());
            if (isCommitted(() -> saga.deliver(batch))) {
                handled += events;
            }
        }

        private void retry(String sequence) {
            story.add("the saga handles a dead letter of " + sequence);
            if (isCommitted(() -> saga.retry(sequence))) {
                saga.discard(sequence);
            }
        }

        private boolean isCommitted(Runnable work) {
            try {
                work.run();
                saga.commit();
                return true;
            } catch (OutcomeUnknown again) {
                story.add("and it will come again");
                saga.rollback();
                away = false;
                return false;
            }
        }

        private void reachDeadline() {
            story.add("the deadline is reached");
            try {
                saga.askDue();
            } catch (CompletionException again) {
                story.add("and will be asked again");
                away = false;
            }
        }

        private void receiveLate(Object command) {
            late.remove(command);
            story.add(name(command) + " arrives late");
            try {
                world.handle(command);
            } catch (RuntimeException nobodyWaitsForTheAnswer) {
                story.add("and is refused");
            }
        }

        private void happen(String what, Runnable change) {
            story.add(what);
            change.run();
        }

        private void cancel() {
            cancelled = true;
            story.add("the client cancels");
            world.handle(new CancelOrder(ORDER, null, DAY));
        }

        private void ship() {
            shipped = true;
            story.add("the goods leave");
            world.handle(new ShipOrder(ORDER, DAY));
        }

        private boolean isAway(Throwable failure) {
            return away;
        }

        private CompletableFuture<Object> send(CommandMessage<?> command) {
            try {
                return CompletableFuture.completedFuture(receive(command.getPayload()));
            } catch (TimeoutException | CommandExecutionException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private Object receive(Object command) throws TimeoutException {
            Fault fault = faults == FAULTS ? Fault.NONE : Fault.values()[choices.below(Fault.values().length)];
            faults += fault == Fault.NONE ? 0 : 1;
            story.add(name(command) + (fault == Fault.NONE ? "" : " " + fault));
            Accepted answer = null;
            if (fault == Fault.COMMAND_LATE) {
                late.add(command);
            } else if (fault != Fault.COMMAND_LOST) {
                answer = world.handle(command);
            }
            if (fault != Fault.NONE) {
                away = choices.below(2) == 0;
                throw new TimeoutException();
            }
            return answer;
        }

        private void check() {
            assertThat(world.order).as(story.toString()).isNotEqualTo(Order.PENDING);
            assertThat(world.credit).as(story.toString()).isNotEqualTo(Credit.WAITING);
            assertThat(world.credit == Credit.RESERVED)
                    .as("%s: credit is reserved for the %s order", story, world.order)
                    .isEqualTo(world.order == Order.APPROVED);
            assertThat(world.credit == Credit.CHARGED)
                    .as("%s: the %s order is charged", story, world.order)
                    .isEqualTo(world.order == Order.SHIPPED);
            assertThat(saga.sagas()).as(story.toString()).hasSize(world.order == Order.APPROVED ? 1 : 0);
            assertThat(saga.hasDeadlines()).as(story.toString()).isFalse();
        }

        private DomainEventMessage<?> message(int index) {
            Object event = world.events.get(index);
            String stream = event instanceof OrderEvent ? ORDER.toString() : CUSTOMER.toString();
            return new GenericDomainEventMessage<>(stream.split("/")[0], stream, index, event, Map.of());
        }

        private static String name(Object message) {
            return message.getClass().getSimpleName();
        }
    }
}
