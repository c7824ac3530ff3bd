package vouch.engine.commandbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.engine.dryrun.DryRun;
import vouch.engine.outage.Overloaded;

class GroupingCommandBusTest {

    private static final int MOST_CLIENTS = 50;
    private static final String SENDER = "sender";

    /** @param followUp the answer to the follow-up; null when there is none */
    private record Answer(boolean changed, Answer followUp) {}

    /** A command of one of a few customers; all others are of nobody. */
    private record Change(String customer, int number) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Store store = new Store();
    private final List<Collection<String>> prepared = Collections.synchronizedList(new ArrayList<>());
    private final List<String> forgotten = Collections.synchronizedList(new ArrayList<>());
    private final Predicate<Throwable> away = failure -> failure instanceof EventStoreException;
    private final Map<Object, Object> followUps = new ConcurrentHashMap<>();
    private final Set<Object> notAllowed = ConcurrentHashMap.newKeySet();
    private final IllegalStateException refusal = new IllegalStateException("The sender may not send this command");
    private final Set<Integer> dryRuns = new HashSet<>();
    private final CommandSemantics semantics = new CommandSemantics() {

        @Override
        public Optional<Throwable> refusal(CommandMessage<?> command) {
            return notAllowed.contains(command.getPayload()) ? Optional.of(refusal) : Optional.empty();
        }

        @Override
        public boolean isOfAClient(CommandMessage<?> command) {
            return !command.getMetaData().containsKey(SENDER);
        }

        @Override
        public boolean changed(Object answer) {
            return ((Answer) answer).changed;
        }

        @Override
        public Optional<CommandMessage<?>> followUp(CommandMessage<?> command, Object answer) {
            return Optional.ofNullable(followUps.get(command.getPayload()))
                    .map(followUp -> asCommandMessage(followUp).withMetaData(command.getMetaData()));
        }

        @Override
        public Object followedBy(Object answer, Object answerToFollowUp) {
            return new Answer(((Answer) answer).changed, (Answer) answerToFollowUp);
        }
    };
    private final GroupingCommandBus bus = new GroupingCommandBus(
            SimpleCommandBus.builder(),
            GroupingCommandBusTest::customerOf,
            semantics,
            store,
            prepared::add,
            forgotten::add,
            away,
            MOST_CLIENTS,
            2,
            threads,
            metrics,
            NoOpSpanFactory.INSTANCE);
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch firstIsDecided = new CountDownLatch(1);
    private final CountDownLatch othersWait = new CountDownLatch(1);

    private static String customerOf(CommandMessage<?> command) {
        return command.getPayload() instanceof Change change ? change.customer : "";
    }

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    /** Transactions, each with the commands that were decided in it. */
    private static final class Store implements TransactionManager {

        private final List<List<Object>> committed = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger tried = new AtomicInteger();
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger undone = new AtomicInteger();
        private final ThreadLocal<List<Object>> current = new ThreadLocal<>();
        private volatile RuntimeException cannotBegin;
        private volatile Predicate<List<Object>> cannotBeStored = commands -> false;
        private volatile RuntimeException why;

        @Override
        public Transaction startTransaction() {
            tried.incrementAndGet();
            if (cannotBegin != null) {
                throw cannotBegin;
            }
            begun.incrementAndGet();
            List<Object> decided = new ArrayList<>();
            current.set(decided);
            return new Transaction() {
                @Override
                public void commit() {
                    if (cannotBeStored.test(decided)) {
                        throw why;
                    }
                    committed.add(decided);
                }

                @Override
                public void rollback() {
                    undone.incrementAndGet();
                }
            };
        }
    }

    @Test
    void storesTogetherWhatArrivesWhileAnotherIsBeingStored() {
        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(5, command -> changed());

        assertThat(answers)
                .allSatisfy(answer -> assertThat(of(answer).isExceptional()).isFalse());
        assertThat(store.committed).extracting(List::size).containsExactly(1, 5);
    }

    /** It neither waits nor costs anything, and the group is as if it had not come. */
    @Test
    void refusesAtOnceWhatTheSenderMayNotSend() {
        notAllowed.add(3);
        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(5, command -> changed());

        assertThat(answers.get(3)).as("while the first is being decided").isDone();
        assertThat(of(answers.get(3)).exceptionResult()).isSameAs(refusal);
        answers.forEach(GroupingCommandBusTest::of);
        assertThat(store.committed).containsExactly(List.of(0), List.of(1, 2, 4, 5));
        assertThat(prepared).singleElement().satisfies(streams -> assertThat(streams)
                .hasSize(4));
        assertThat(forgotten).isEmpty();
    }

    @Test
    void leavesAFollowUpThatTheSenderMayNotSendToTheSender() {
        followUps.put(1, 100);
        notAllowed.add(100);
        bus.subscribe(Integer.class.getName(), command -> {
            note(command);
            return changed();
        });

        assertThat(of(send(1)).getPayload()).isEqualTo(changed());
        assertThat(store.committed).containsExactly(List.of(1));
    }

    @Test
    void readsAtOnceWhatAGroupNeeds() {
        firstAloneThen(5, command -> changed()).forEach(GroupingCommandBusTest::of);

        assertThat(prepared)
                .as("not for one alone")
                .extracting(Collection::size)
                .containsExactly(5);
    }

    @Test
    void answersNobodyBeforeTheGroupIsStored() {
        List<Integer> answeredAtCommit = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<CommandResultMessage<?>>> all = Collections.synchronizedList(new ArrayList<>());
        store.cannotBeStored = commands -> {
            if (commands.size() > 1) {
                answeredAtCommit.add((int)
                        all.stream().skip(1).filter(CompletableFuture::isDone).count());
            }
            return false;
        };

        firstAloneThen(5, command -> changed(), all).forEach(GroupingCommandBusTest::of);

        assertThat(answeredAtCommit).containsExactly(0);
    }

    /** What it was decided on may be what this node remembers, and another has changed since. */
    @Test
    void decidesARefusalAgainOnWhatIsStoredAndLeavesTheOthersStored() {
        IllegalStateException refusal = new IllegalStateException("refused");
        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(5, command -> {
            if (command.equals(3)) {
                attempts.incrementAndGet();
                throw refusal;
            }
            return changed();
        });

        assertThat(answers.stream().filter(answer -> of(answer).isExceptional()))
                .hasSize(1);
        assertThat(of(answers.get(3)).exceptionResult()).isSameAs(refusal);
        assertThat(attempts).hasValue(2);
        assertThat(forgotten).hasSize(1);
        assertThat(store.committed.stream().flatMap(List::stream)).contains(0, 1, 2, 4, 5);
    }

    @Test
    void decidesAgainWhatWasHandledBefore() {
        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(3, command -> {
            boolean again = command.equals(2);
            return new Answer(!again || attempts.incrementAndGet() > 1, null);
        });

        assertThat(of(answers.get(2)).getPayload()).isEqualTo(changed());
        assertThat(attempts).hasValue(2);
        assertThat(forgotten).hasSize(1);
    }

    @Test
    void findsTheOneThatCannotBeStoredAndStoresTheOthers() {
        IllegalStateException unstorable = new IllegalStateException("unstorable");
        store.cannotBeStored = commands -> commands.contains(7);
        store.why = unstorable;

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(10, command -> changed());

        assertThat(IntStream.rangeClosed(0, 10).filter(i -> of(answers.get(i)).isExceptional()))
                .containsExactly(7);
        assertThat(of(answers.get(7)).exceptionResult()).isSameAs(unstorable);
        assertThat(store.committed.stream().flatMap(List::stream))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 8, 9, 10);
    }

    @Test
    void triesNothingAgainWhileTheStoreIsAway() {
        EventStoreException gone = new EventStoreException("gone");
        store.cannotBeStored = commands -> commands.size() > 1;
        store.why = gone;

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(10, command -> changed());

        assertThat(answers.stream().skip(1))
                .allSatisfy(answer -> assertThat(of(answer).exceptionResult()).isSameAs(gone));
        assertThat(store.begun).hasValue(2);
    }

    /** To find out takes seconds, of which those who came meanwhile have waited some. */
    @Test
    void tellsThoseWhoCameMeanwhileThatTheStoreIsAway() {
        EventStoreException gone = new EventStoreException("no connection");
        store.cannotBeStored = commands -> true;
        store.why = gone;

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(40, command -> changed());

        assertThat(answers)
                .allSatisfy(answer -> assertThat(of(answer).exceptionResult()).isSameAs(gone));
        assertThat(store.tried).hasValue(1);
    }

    @Test
    void triesToBeginOnlyOnceForAllWhoWait() {
        EventStoreException gone = new EventStoreException("no connection");

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(10, command -> {
            store.cannotBegin = gone;
            return changed();
        });

        assertThat(answers.stream().skip(1))
                .allSatisfy(answer -> assertThat(of(answer).exceptionResult()).isSameAs(gone));
        assertThat(store.tried).hasValue(2);
    }

    @Test
    void dividesNoGroupAnyFurtherOnceTheStoreIsAway() {
        EventStoreException gone = new EventStoreException("no connection");
        store.why = new IllegalStateException("a command cannot be stored");
        store.cannotBeStored = commands -> {
            store.cannotBegin = commands.size() > 1 ? gone : null;
            return commands.size() > 1;
        };

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(8, command -> changed());

        assertThat(answers.stream().skip(1))
                .allSatisfy(answer -> assertThat(of(answer).exceptionResult()).isSameAs(gone));
        assertThat(store.tried).hasValue(3);
    }

    @Test
    void storesTheFollowUpOfACommandWithItAndAnswersForBoth() {
        followUps.put(1, 100);

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(1, command -> changed());

        assertThat(payloads(answers)).containsExactly(changed(), new Answer(true, changed()));
        assertThat(store.committed).containsExactly(List.of(0), List.of(1, 100));
    }

    /** They would wait longer. */
    @Test
    void leavesTheFollowUpToTheSenderWhereOthersAreInTheGroup() {
        followUps.put(1, 100);

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(2, command -> changed());

        assertThat(payloads(answers)).containsOnly(changed());
        assertThat(store.committed).containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void handlesAFollowUpInTheNameOfTheSender() {
        followUps.put(1, 100);
        Map<Object, Object> actors = new ConcurrentHashMap<>();
        bus.subscribe(Integer.class.getName(), command -> {
            actors.put(command.getPayload(), command.getMetaData().get(SENDER));
            return changed();
        });
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();

        bus.dispatch(
                asCommandMessage(1).andMetaData(Map.of(SENDER, "test")), (command, result) -> answer.complete(result));

        of(answer);
        assertThat(actors).containsOnlyKeys(1, 100);
        assertThat(actors.get(100)).isEqualTo(actors.get(1));
    }

    /** Its sender sends it, and hears why it is refused. */
    @Test
    void leavesAFollowUpThatIsRefusedToItsSender() {
        followUps.put(1, 100);

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(1, command -> {
            if (command.equals(100)) {
                throw new IllegalStateException("refused");
            }
            return changed();
        });

        assertThat(payloads(answers)).containsOnly(changed());
        assertThat(store.committed.stream().flatMap(List::stream)).contains(0, 1);
    }

    @Test
    void leavesAFollowUpThatWasHandledBeforeToItsSender() {
        followUps.put(1, 100);

        List<CompletableFuture<CommandResultMessage<?>>> answers =
                firstAloneThen(1, command -> new Answer(!command.equals(100), null));

        assertThat(payloads(answers)).containsOnly(changed());
    }

    @Test
    void storesACommandAloneWhoseFollowUpCannotBeStored() {
        followUps.put(1, 100);
        store.cannotBeStored = commands -> commands.contains(100);
        store.why = new ConcurrencyException("another node has changed what the follow-up is for");

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(1, command -> changed());

        assertThat(payloads(answers)).containsOnly(changed());
        assertThat(store.committed).containsExactly(List.of(0), List.of(1));
    }

    /** It would otherwise tell of events that a failed commit takes back. */
    @Test
    void decidesADryRunOnWhatIsStoredAndStoresNothingOfIt() {
        dryRuns.add(3);
        List<List<Object>> storedBefore = new ArrayList<>();

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(5, command -> {
            if (command.equals(3)) {
                storedBefore.addAll(store.committed);
            }
            return changed();
        });

        assertThat(payloads(answers)).hasSize(6).containsOnly(changed());
        assertThat(storedBefore).containsExactly(List.of(0), List.of(1, 2));
        assertThat(store.committed).containsExactly(List.of(0), List.of(1, 2), List.of(4, 5));
        assertThat(store.undone).hasValue(1);
    }

    @Test
    void answersADryRunAsItsCommandWouldBe() {
        dryRuns.addAll(Set.of(1, 2));
        IllegalStateException refusal = new IllegalStateException("refused");
        bus.subscribe(Integer.class.getName(), command -> {
            if (command.getPayload().equals(1)) {
                throw refusal;
            }
            return new Answer(false, null);
        });

        assertThat(of(send(1)).exceptionResult()).isSameAs(refusal);
        assertThat(of(send(2)).getPayload()).isEqualTo(new Answer(false, null));
        assertThat(store.committed).isEmpty();
        assertThat(store.undone).hasValue(2);
    }

    @Test
    void forgetsNothingForADryRun() {
        dryRuns.add(1);
        bus.subscribe(Integer.class.getName(), command -> changed());

        of(send(1));

        assertThat(forgotten).isEmpty();
    }

    @Test
    void decidesNoFollowUpOfADryRun() {
        dryRuns.add(1);
        followUps.put(1, 100);
        bus.subscribe(Integer.class.getName(), command -> changed());

        assertThat(of(send(1)).getPayload()).isEqualTo(changed());
    }

    @Test
    void answersADryRunBehindAGroupThatCannotBeStored() {
        dryRuns.add(3);
        store.cannotBeStored = commands -> commands.contains(1);
        store.why = new IllegalStateException("unstorable");

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(4, command -> changed());

        assertThat(answers)
                .extracting(answer -> of(answer).isExceptional())
                .containsExactly(false, true, false, false, false);
        assertThat(store.committed.stream().flatMap(List::stream)).containsExactly(0, 2, 4);
    }

    @Test
    void triesNoOtherDryRunWhileTheStoreIsAway() {
        IntStream.rangeClosed(1, 9).forEach(dryRuns::add);
        EventStoreException gone = new EventStoreException("no connection");

        List<CompletableFuture<CommandResultMessage<?>>> answers = firstAloneThen(9, command -> {
            if (!command.equals(0)) {
                throw gone;
            }
            return changed();
        });

        assertThat(answers.stream().skip(1))
                .allSatisfy(answer -> assertThat(of(answer).exceptionResult()).isSameAs(gone));
        assertThat(store.tried).hasValue(2);
    }

    /** The sender must hear of it, or it would wait in vain. */
    @Test
    void answersWhenItCannotBegin() {
        store.cannotBegin = new EventStoreException("no connection");
        bus.subscribe(Integer.class.getName(), command -> changed());

        assertThat(of(send(1)).exceptionResult()).isSameAs(store.cannotBegin);
    }

    /** A transaction that nobody ends would keep everyone else from storing anything. */
    @Test
    void endsTheTransactionAlsoAfterAnError() {
        NoClassDefFoundError error = new NoClassDefFoundError("gone");
        bus.subscribe(Integer.class.getName(), command -> {
            CurrentUnitOfWork.get().root().onPrepareCommit(work -> {
                throw error;
            });
            return changed();
        });

        assertThat(of(send(1)).exceptionResult()).isSameAs(error);
        assertThat(store.undone).hasValue(store.begun.get());
    }

    static Stream<RuntimeException> lostRaces() {
        return Stream.of(
                new ConcurrencyException("another event has this number"),
                new AggregateStreamCreationException("another stream has this id"),
                new IllegalStateException("deadlock", new SQLException("deadlock", "40P01")),
                new IllegalStateException("not serializable", new SQLException("not serializable", "40001")));
    }

    @ParameterizedTest
    @MethodSource("lostRaces")
    void decidesAgainWhatAnotherNodeWasFasterAt(RuntimeException lost) {
        failAtCommit(lost, 4);

        assertThat(of(send(1)).getPayload()).isEqualTo(changed());
        assertThat(attempts).hasValue(5);
        assertThat(forgotten).as("read anew each time").hasSizeGreaterThanOrEqualTo(4);
    }

    /** The first of a group's, then alone: one attempt more than by itself. */
    @Test
    void givesUpInTheEndAndSaysWhy() {
        ConcurrencyException lost = new ConcurrencyException("another event has this number");
        failAtCommit(lost, Integer.MAX_VALUE);

        assertThat(of(send(1)).exceptionResult()).isSameAs(lost);
        assertThat(attempts).hasValue(9);
    }

    /** Else a command would be answered while it is being decided again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void answersOnce(int losses) {
        failAtCommit(new ConcurrencyException("lost"), losses);
        AtomicInteger answers = new AtomicInteger();
        CompletableFuture<Void> last = new CompletableFuture<>();

        bus.dispatch(asCommandMessage(1), (command, result) -> {
            answers.incrementAndGet();
            last.complete(null);
        });

        last.orTimeout(10, TimeUnit.MINUTES).join();
        assertThat(answers).hasValue(1);
        assertThat(attempts).hasValue(losses + 1);
    }

    @Test
    void answersAlsoWhenItIsStoppedBeforeTheNextAttempt() {
        ConcurrencyException lost = new ConcurrencyException("lost");
        failAtCommit(lost, Integer.MAX_VALUE);
        store.cannotBeStored = store.cannotBeStored.and(commands -> {
            threads.shutdown();
            return true;
        });

        assertThat(of(send(1)).exceptionResult()).isSameAs(lost);
    }

    /** Whoever waits for the saga is helped by nobody else. */
    @Test
    void takesNoCommandOfAClientWhileTooManyWaitButThoseOfTheSaga() {
        bus.subscribe(Integer.class.getName(), command -> {
            await(othersWait);
            return changed();
        });
        List<CompletableFuture<CommandResultMessage<?>>> clients =
                IntStream.range(0, MOST_CLIENTS).mapToObj(this::send).toList();

        CompletableFuture<CommandResultMessage<?>> another = send(MOST_CLIENTS);
        CompletableFuture<CommandResultMessage<?>> sagas = new CompletableFuture<>();
        bus.dispatch(
                asCommandMessage(-1).andMetaData(Map.of(SENDER, "order-saga")),
                (command, result) -> sagas.complete(result));

        assertThat(of(another).exceptionResult()).isInstanceOf(Overloaded.class);
        othersWait.countDown();
        assertThat(clients)
                .allSatisfy(answer -> assertThat(of(answer).isExceptional()).isFalse());
        assertThat(of(sagas).isExceptional()).isFalse();
        assertThat(of(send(1)).isExceptional()).as("there is room again").isFalse();
    }

    /** What two threads decide at once on one account would be decided twice. */
    @Test
    void handlesTheCommandsOfAnAggregateOneAfterTheOther() {
        Map<String, Thread> handled = new ConcurrentHashMap<>();
        List<String> elsewhere = Collections.synchronizedList(new ArrayList<>());
        bus.subscribe(Change.class.getName(), command -> {
            String customer = ((Change) command.getPayload()).customer;
            if (handled.putIfAbsent(customer, Thread.currentThread()) != null) {
                elsewhere.add(customer);
            }
            handled.remove(customer);
            return changed();
        });

        Stream.iterate(0, i -> i + 1)
                .limit(400)
                .map(i -> new Change("c" + i % 7, i))
                .map(command -> {
                    CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
                    bus.dispatch(
                            asCommandMessage(command).andMetaData(Map.of(SENDER, "test")),
                            (handledCommand, result) -> answer.complete(result));
                    return answer;
                })
                .toList()
                .forEach(GroupingCommandBusTest::of);

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void measuresTheSizesOfTheGroups() {
        firstAloneThen(5, command -> changed()).forEach(GroupingCommandBusTest::of);

        DistributionSummary groups = metrics.get("vouch.commandbus.group").summary();
        assertThat(groups.count()).isEqualTo(2);
        assertThat(groups.totalAmount()).isEqualTo(6);
    }

    @Test
    void countsTheCommandsThatWait() {
        Gauge waiting = metrics.get("vouch.commandbus.waiting").gauge();
        bus.subscribe(Integer.class.getName(), command -> {
            firstIsDecided.countDown();
            await(othersWait);
            return changed();
        });
        CompletableFuture<CommandResultMessage<?>> first = send(0);
        await(firstIsDecided);
        CompletableFuture<CommandResultMessage<?>> second = send(1);

        assertThat(waiting.value()).isEqualTo(1);

        othersWait.countDown();
        of(first);
        of(second);
        assertThat(waiting.value()).isZero();
    }

    @Test
    void countsNoDryRunInTheSizesOfTheGroups() {
        dryRuns.addAll(Set.of(0, 2));

        firstAloneThen(3, command -> changed()).forEach(GroupingCommandBusTest::of);

        DistributionSummary groups = metrics.get("vouch.commandbus.group").summary();
        assertThat(groups.count()).isEqualTo(1);
        assertThat(groups.totalAmount()).isEqualTo(2);
    }

    private interface Decision {
        Object on(Object command);
    }

    private List<CompletableFuture<CommandResultMessage<?>>> firstAloneThen(int others, Decision decision) {
        return firstAloneThen(others, decision, new ArrayList<>());
    }

    /** Command 0 is decided, and stored only when the others, 1 and up, wait. */
    private List<CompletableFuture<CommandResultMessage<?>>> firstAloneThen(
            int others, Decision decision, List<CompletableFuture<CommandResultMessage<?>>> answers) {
        bus.subscribe(Integer.class.getName(), command -> {
            if (command.getPayload().equals(0)) {
                firstIsDecided.countDown();
                await(othersWait);
            }
            note(command);
            return decision.on(command.getPayload());
        });
        answers.add(send(0));
        await(firstIsDecided);
        IntStream.rangeClosed(1, others).mapToObj(this::send).forEach(answers::add);
        othersWait.countDown();
        return answers;
    }

    private void note(CommandMessage<?> command) {
        CurrentUnitOfWork.get().onCommit(work -> store.current.get().add(command.getPayload()));
    }

    private void failAtCommit(RuntimeException failure, int times) {
        bus.subscribe(Integer.class.getName(), command -> {
            attempts.incrementAndGet();
            return changed();
        });
        store.why = failure;
        store.cannotBeStored = commands -> attempts.get() <= times;
    }

    private CompletableFuture<CommandResultMessage<?>> send(int command) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        bus.dispatch(
                dryRuns.contains(command) ? DryRun.of(command) : asCommandMessage(command),
                (handled, result) -> answer.complete(result));
        return answer;
    }

    private static CommandResultMessage<?> of(CompletableFuture<CommandResultMessage<?>> answer) {
        return answer.orTimeout(10, TimeUnit.MINUTES).join();
    }

    private static List<Object> payloads(List<CompletableFuture<CommandResultMessage<?>>> answers) {
        return answers.stream().<Object>map(answer -> of(answer).getPayload()).toList();
    }

    private static Answer changed() {
        return new Answer(true, null);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
