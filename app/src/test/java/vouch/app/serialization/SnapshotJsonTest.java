package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;
import vouch.command.customer.Customer;
import vouch.domain.customer.CreditPolicy;
import vouch.engine.erasure.ErasableTexts;

/**
 * The stored form of a snapshot, and what it means: what an account with this history remembers. A snapshot that can be
 * read and means something else would be decided by, so neither changes without another revision in {@link KnownTypes},
 * with a file of its own. Then the old ones are passed over.
 */
class SnapshotJsonTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private static final Path APPROVED = Path.of("src/test/resources/approved/snapshots");
    private static final CustomerId ADA = new CustomerId("17850");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

    /** Every event, every outcome of an order, and no two amounts the same. */
    private static final List<CustomerEvent> HISTORY = List.of(
            new CustomerRegistered(ADA, "Ada", "Norway", gbp("1000"), ON),
            new CreditLimitChanged(ADA, gbp("2500"), "good payer", ON),
            new CreditHoldPlaced(ADA, "bounced twice", ON),
            new CreditReservationRejected(ADA, order("rejected"), RejectionReason.CREDIT_HOLD, null, ON, asking("1")),
            new CreditHoldLifted(ADA, "paid", ON),
            new CreditReserved(ADA, order("open"), Granted.AT_ONCE, List.of(), null, ON, asking("2.2")),
            new CreditReserved(ADA, order("released"), Granted.AT_ONCE, List.of(), null, ON, asking("3.03")),
            new CreditReserved(ADA, order("charged"), Granted.AT_ONCE, List.of(), null, ON, asking("400")),
            new CreditReleased(ADA, order("overtaken"), gbp("0"), null, ON),
            new CreditReleased(ADA, order("released"), gbp("3.03"), null, ON),
            new CreditCharged(ADA, order("charged"), gbp("400"), ON, ON.plusDays(30)),
            new PaymentRecorded(ADA, new PaymentId("P-1"), gbp("50"), ON),
            new PaymentReversed(ADA, new PaymentId("P-1"), gbp("50"), "bounced", ON),
            new CreditNoteIssued(ADA, new CreditNoteId("N-1"), gbp("6"), "damaged", ON),
            new CreditTermsChanged(ADA, new CreditTerms(OnShortage.WAIT, 10, 45, 5, gbp("7.7"), 14), "agreed", ON),
            new TemporaryLimitGranted(
                    ADA, new TemporaryLimitId("T-1"), gbp("8.88"), ON, ON.plusDays(9), "Christmas", ON),
            new TemporaryLimitGranted(
                    ADA, new TemporaryLimitId("T-2"), gbp("9.99"), ON.plusDays(20), ON.plusDays(29), null, ON),
            new TemporaryLimitWithdrawn(ADA, new TemporaryLimitId("T-2"), "granted by mistake", ON),
            new EligibilityChanged(ADA, Eligibility.RESTRICTED, gbp("11.1"), List.of("dunning"), 4, ON),
            deferred("waiting", "12.12"),
            deferred("overridden", "13.13"),
            deferred("refused", "14.14"),
            deferred("given-up", "15.15"),
            new CreditReserved(
                    ADA,
                    order("overridden"),
                    Granted.BY_OVERRIDE,
                    List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED),
                    "a good customer",
                    ON,
                    asking("13.13")),
            new CreditReservationRejected(
                    ADA, order("refused"), RejectionReason.CREDIT_REFUSED, "too risky", ON, asking("14.14")),
            new CreditReleased(ADA, order("given-up"), gbp("0"), gbp("15.15"), ON),
            new AccountReviewed(ADA, ON),
            new ReservationExpired(ADA, order("open"), ON.plusDays(1)),
            new CreditHoldPlaced(ADA, "bounced again", ON));

    private final Serializer serializer = SerializationConfiguration.serializer(ErasableTexts.NONE, true);

    @Test
    void isWrittenAsApproved() throws IOException {
        assertThat(written(customer())).isEqualTo(Files.readString(file()));
    }

    @Test
    void isReadBackFromWhatIsApproved() throws IOException {
        Customer read = serializer.deserialize(new SimpleSerializedObject<>(
                Files.readAllBytes(file()), byte[].class, serializer.typeForClass(Customer.class)));

        assertThat(read).usingRecursiveComparison().isEqualTo(customer());
    }

    @Test
    void isTriedWithEveryEvent() {
        assertThat(HISTORY.stream().<Class<?>>map(CustomerEvent::getClass))
                .containsAll(KnownTypes.concrete(CustomerEvent.class).toList());
    }

    private Path file() {
        SerializedType type = serializer.typeForClass(Customer.class);
        return APPROVED.resolve("%s.%s.json".formatted(type.getName(), type.getRevision()));
    }

    private String written(Customer customer) {
        SerializedObject<byte[]> written = serializer.serialize(customer, byte[].class);
        return new String(written.getData(), StandardCharsets.UTF_8);
    }

    private static Customer customer() {
        AggregateModel<Customer> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(
                Customer.class,
                MultiParameterResolverFactory.ordered(
                        ClasspathParameterResolverFactory.forClass(Customer.class),
                        new SimpleResourceParameterResolverFactory(List.of(CreditPolicy.STANDARD, Clock.systemUTC()))));
        Customer customer =
                new GenericAggregateFactory<>(model).createAggregateRoot(ADA.toString(), stored(HISTORY.get(0)));
        HISTORY.forEach(event -> model.publish(stored(event), customer));
        return customer;
    }

    private static DomainEventMessage<?> stored(CustomerEvent event) {
        return new GenericDomainEventMessage<>(
                "Customer", ADA.toString(), 0, event, MetaData.emptyInstance(), "-", NOON);
    }

    private static CreditDeferred deferred(String order, String amount) {
        return new CreditDeferred(ADA, order(order), RejectionReason.CREDIT_LIMIT_EXCEEDED, ON, asking(amount));
    }

    private static CreditFigures asking(String amount) {
        return new CreditFigures(
                gbp("2500"),
                gbp("0"),
                gbp("0"),
                gbp(amount),
                ON,
                gbp("2500"),
                gbp("2500"),
                null,
                Money.zero("GBP"),
                CreditTerms.standard("GBP"),
                List.of());
    }

    private static OrderId order(String id) {
        return new OrderId(id);
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
