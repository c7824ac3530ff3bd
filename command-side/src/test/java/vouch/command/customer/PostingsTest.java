package vouch.command.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vouch.domain.customer.Accounts.*;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vouch.api.Accepted;
import vouch.api.BusinessDate;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerCommand.ReversePayment;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.PostingEvent.PostingReversed;
import vouch.api.customer.PostingId;
import vouch.command.http.IfMatch;
import vouch.domain.customer.CreditPolicy;

/** Payments and credit notes through Axon's own buses, repositories and event store, in memory. */
class PostingsTest {

    private static final BusinessDate DATE = new BusinessDate(DAY, true);

    private static final PaymentId P1 = new PaymentId("1");
    private static final PostingId PAYMENT_1 = PostingId.of(CUSTOMER, P1);
    private static final PostingId NOTE_1 = PostingId.of(CUSTOMER, new CreditNoteId("1"));
    private static final CustomerId OTHER = new CustomerId("13047");

    /** What was written, append by append. */
    private final List<List<Object>> appends = new CopyOnWriteArrayList<>();

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine() {
        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            appends.add(events.stream().<Object>map(EventMessage::getPayload).toList());
            super.appendEvents(events);
        }
    };

    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .registerComponent(CreditPolicy.class, c -> CreditPolicy.STANDARD)
            .configureSerializer(c -> Jackson3Serializer.builder().build())
            .configureEmbeddedEventStore(c -> engine)
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Customer.class)
                    .configureCommandTargetResolver(c -> command -> new VersionedAggregateIdentifier(
                            ((CustomerCommand) command.getPayload()).customerId(), null)))
            .configureAggregate(Posting.class)
            .registerCommandHandler(
                    c -> new Postings(c.repository(Customer.class), c.repository(Posting.class), CreditPolicy.STANDARD))
            .start();

    @BeforeEach
    void withACustomer() {
        send(register("100"));
        appends.clear();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void writePaymentAndAccountInOneAppend() {
        Accepted answer = send(pay("1", "10"));

        assertThat(answer).extracting(Accepted::changed, Accepted::version).containsExactly(true, 2L);
        assertThat(appends).singleElement().satisfies(append -> assertThat(append)
                .containsExactlyInAnyOrder(
                        new PostingMade(PAYMENT_1, gbp("10"), DAY), new PaymentRecorded(CUSTOMER, P1, gbp("10"), DAY)));
        assertThat(stream("payment/17850/1")).containsExactly(new PostingMade(PAYMENT_1, gbp("10"), DAY));
        assertThat(stream("customer/17850"))
                .containsExactly(registered("100"), new PaymentRecorded(CUSTOMER, P1, gbp("10"), DAY));
    }

    @Test
    void storeNothingForTheSamePaymentAgain() {
        Accepted first = send(pay("1", "10"));
        appends.clear();

        assertThat(send(pay("1", "10"))).isEqualTo(new Accepted(first.version(), first.at(), List.of()));
        assertThat(appends.stream().flatMap(List::stream)).isEmpty();
    }

    @Test
    void refuseAnotherAmountUnderTheSameId() {
        send(pay("1", "10"));
        send(credit("1", "10"));
        appends.clear();

        assertThat(refusal(pay("1", "10.01"))).isEqualTo(Code.IDEMPOTENCY_CONFLICT);
        assertThat(refusal(credit("1", "10.01"))).isEqualTo(Code.IDEMPOTENCY_CONFLICT);
        assertThat(appends).isEmpty();
    }

    @Test
    void reverseAPaymentOnce() {
        send(pay("1", "10"));
        appends.clear();

        assertThat(send(reverse("1")).changed()).isTrue();
        assertThat(appends).singleElement().satisfies(append -> assertThat(append)
                .containsExactlyInAnyOrder(
                        new PostingReversed(PAYMENT_1, gbp("10"), DAY),
                        new PaymentReversed(CUSTOMER, P1, gbp("10"), "bounced", DAY)));

        assertThat(send(reverse("1")).changed()).isFalse();
        assertThat(send(new ReversePayment(CUSTOMER, P1, "another reason", DAY)).changed())
                .isFalse();
        assertThat(send(pay("1", "10")).changed())
                .as("the payment that was reversed, again")
                .isFalse();
        assertThat(stream("customer/17850")).hasSize(3);
        assertThat(stream("payment/17850/1")).hasSize(2);
    }

    @Test
    void refuseToReverseAPaymentThatWasNeverRecorded() {
        send(credit("1", "10"));

        assertThat(refusal(reverse("1"))).as("a credit note has this id").isEqualTo(Code.PAYMENT_NOT_FOUND);
        assertThat(refusal(reverse("2"))).isEqualTo(Code.PAYMENT_NOT_FOUND);
        assertThat(stream("payment/17850/1")).isEmpty();
    }

    @Test
    void leaveNoTraceForACustomerThatDoesNotExist() {
        RecordPayment payment = new RecordPayment(OTHER, P1, gbp("10"), DATE);

        assertThat(refusal(payment)).isEqualTo(Code.CUSTOMER_NOT_FOUND);
        assertThat(refusal(new ReversePayment(OTHER, P1, null, DAY))).isEqualTo(Code.CUSTOMER_NOT_FOUND);
        assertThat(stream("payment/13047/1")).isEmpty();
        assertThat(stream("customer/13047")).isEmpty();

        send(new RegisterCustomer(OTHER, "Bob", null, gbp("1"), DATE));
        assertThat(send(payment).changed()).as("the same id is still free").isTrue();
    }

    @Test
    void leaveNoTraceWhenTheAccountRefuses() {
        assertThat(refusal(pay("1", eur("10")))).isEqualTo(Code.CURRENCY_MISMATCH);
        assertThat(refusal(pay("1", "0"))).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal(credit("1", eur("10")))).isEqualTo(Code.CURRENCY_MISMATCH);
        assertThat(stream("payment/17850/1")).isEmpty();
        assertThat(stream("credit-note/17850/1")).isEmpty();
        assertThat(appends).isEmpty();

        assertThat(send(pay("1", "10")).changed())
                .as("the same id is still free")
                .isTrue();
    }

    /** The customer's: the posting's own stream has another. */
    @Test
    void leaveNoTraceOnAnotherVersionOfTheAccountThanTheSenderExpects() {
        send(pay("1", "10"));
        appends.clear();

        assertThat(List.of(pay("2", "10"), reverse("1"), credit("1", "10")))
                .allSatisfy(command ->
                        assertThat(refusal(IfMatch.on(command, "\"1\""))).isEqualTo(Code.VERSION_MISMATCH));
        assertThat(appends).isEmpty();
        assertThat(stream("payment/17850/2")).isEmpty();
        assertThat(stream("payment/17850/1")).hasSize(1);

        assertThat(List.of(pay("2", "10"), reverse("1"), credit("1", "10"))).allSatisfy(command -> assertThat(
                        send(IfMatch.on(command, "\"" + stream("customer/17850").size() + "\""))
                                .changed())
                .isTrue());
    }

    @Test
    void doNothingForTheSamePaymentAgainWhateverVersionItsSenderExpects() {
        Object payment = IfMatch.on(pay("1", "10"), "\"1\"");

        assertThat(send(payment).changed()).isTrue();
        assertThat(send(payment).changed()).isFalse();
    }

    @Test
    void keepPaymentAndCreditNoteOfOneIdApart() {
        send(pay("1", "10"));

        assertThat(send(credit("1", "7")).changed()).isTrue();
        assertThat(send(credit("1", "7")).changed()).isFalse();
        assertThat(stream("payment/17850/1")).containsExactly(new PostingMade(PAYMENT_1, gbp("10"), DAY));
        assertThat(stream("credit-note/17850/1")).containsExactly(new PostingMade(NOTE_1, gbp("7"), DAY));
        assertThat(stream("customer/17850"))
                .endsWith(new CreditNoteIssued(CUSTOMER, new CreditNoteId("1"), gbp("7"), "damaged", DAY));
    }

    @Test
    void keepPaymentsOfTwoCustomersWithOneIdApart() {
        send(new RegisterCustomer(OTHER, "Bob", null, gbp("1"), DATE));
        send(pay("1", "10"));

        assertThat(send(new RecordPayment(OTHER, P1, gbp("11"), DATE)).changed())
                .isTrue();
        assertThat(stream("customer/13047")).endsWith(new PaymentRecorded(OTHER, P1, gbp("11"), DAY));
        assertThat(stream("customer/17850")).endsWith(new PaymentRecorded(CUSTOMER, P1, gbp("10"), DAY));
    }

    @Test
    void postOnceWhatArrivesOnManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> payments = IntStream.range(0, 160)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> send(pay("" + i % 10, "1")).changed())
                    .toList();
            int changed = 0;
            for (Future<Boolean> answer : threads.invokeAll(payments)) {
                changed += answer.get() ? 1 : 0;
            }
            assertThat(changed).isEqualTo(10);
        } finally {
            threads.shutdownNow();
        }
        assertThat(engine.readEvents("customer/17850").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    private Accepted send(Object command) {
        return axon.commandGateway().sendAndWait(command);
    }

    private Code refusal(Object command) {
        return catchThrowableOfType(BusinessError.Refusal.class, () -> send(command))
                .error()
                .code();
    }

    private List<Object> stream(String id) {
        return engine.readEvents(id)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }
}
