package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;
import vouch.command.customer.Customer;
import vouch.domain.customer.CreditPolicy;

/**
 * The stored form of a snapshot, and what it means: what an account with this history remembers. A snapshot that can be
 * read and means something else would be decided by, so neither changes without another revision in {@link KnownTypes},
 * with a file of its own. Then the old ones are passed over.
 */
class SnapshotJsonTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/snapshots");
    private static final CustomerId ADA = new CustomerId("17850");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

    /** Every event, every outcome of an order, and no two amounts the same. */
    private static final List<CustomerEvent> HISTORY = List.of(
            new CustomerRegistered(ADA, "Ada", "Norway", gbp("1000")),
            new CreditLimitChanged(ADA, gbp("2500"), "good payer"),
            new CreditHoldPlaced(ADA, "bounced twice"),
            new CreditReservationRejected(ADA, order("rejected"), RejectionReason.CREDIT_HOLD, asking("1")),
            new CreditHoldLifted(ADA, "paid"),
            new CreditReserved(ADA, order("open"), asking("2.2")),
            new CreditReserved(ADA, order("released"), asking("3.03")),
            new CreditReserved(ADA, order("charged"), asking("400")),
            new CreditReleased(ADA, order("overtaken"), gbp("0")),
            new CreditReleased(ADA, order("released"), gbp("3.03")),
            new CreditCharged(ADA, order("charged"), gbp("400")),
            new PaymentRecorded(ADA, new PaymentId("P-1"), gbp("50")),
            new PaymentReversed(ADA, new PaymentId("P-1"), gbp("50"), "bounced"),
            new CreditNoteIssued(ADA, new CreditNoteId("N-1"), gbp("6"), "damaged"),
            new CreditHoldPlaced(ADA, "bounced again"));

    private final Serializer serializer = new SerializationConfiguration().serializer();

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

    private static CreditFigures asking(String amount) {
        return new CreditFigures(gbp("2500"), gbp("0"), gbp("0"), gbp(amount));
    }

    private static OrderId order(String id) {
        return new OrderId(id);
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
