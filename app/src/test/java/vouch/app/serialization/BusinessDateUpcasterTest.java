package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.customer.PostingEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.engine.erasure.ErasableTexts;

/** What was stored before there were business dates is read as what it meant. */
class BusinessDateUpcasterTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/events");

    /** In UTC it is the last moment of the day. */
    private static final Instant RECORDED = Instant.parse("2026-01-31T23:59:59.999Z");

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final OrderId ORDER = new OrderId("536365");
    private static final Money LIMIT = Money.of("1000", "GBP");
    private static final Money TOTAL = Money.of("22.08", "GBP");

    private final Serializer serializer = SerializationConfiguration.serializer(ErasableTexts.NONE, true);

    /** The types that have a file of the first revision and one of the second. */
    static Stream<String> types() throws IOException {
        try (Stream<Path> files = Files.list(APPROVED)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".2.json"))
                    .map(name -> name.split("\\.")[0])
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void countsForTheDayOnWhichItWasRecorded(String type) throws IOException {
        Object event = read(type, Files.readAllBytes(APPROVED.resolve(type + ".1.json")));

        assertThat(event.getClass().getSimpleName()).isEqualTo(type);
        assertThat(dayOf(event)).isEqualTo(DAY);
    }

    @Test
    void grantsAtOnceUnderTheTermsThatHeldThen() throws IOException {
        assertThat(read("CreditReserved", Files.readAllBytes(APPROVED.resolve("CreditReserved.1.json"))))
                .isEqualTo(
                        new CreditReserved(CUSTOMER, ORDER, Granted.AT_ONCE, List.of(), null, DAY, figures(List.of())));
    }

    @Test
    void rejectsForTheOneReasonThatWasKept() throws IOException {
        assertThat(read(
                        "CreditReservationRejected",
                        Files.readAllBytes(APPROVED.resolve("CreditReservationRejected.1.json"))))
                .isEqualTo(new CreditReservationRejected(
                        CUSTOMER,
                        ORDER,
                        RejectionReason.CREDIT_LIMIT_EXCEEDED,
                        null,
                        DAY,
                        figures(List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED))));
    }

    @Test
    void hasReleasedNoOrderThatWaited() throws IOException {
        assertThat(read("CreditReleased", Files.readAllBytes(APPROVED.resolve("CreditReleased.1.json"))))
                .isEqualTo(new CreditReleased(CUSTOMER, ORDER, TOTAL, null, DAY));
    }

    @Test
    void isDueAfterThirtyDays() throws IOException {
        assertThat(read("CreditCharged", Files.readAllBytes(APPROVED.resolve("CreditCharged.1.json"))))
                .isEqualTo(new CreditCharged(CUSTOMER, ORDER, TOTAL, DAY, LocalDate.of(2026, 3, 2)));
    }

    /** So it becomes a dead letter, as every event that cannot be read. */
    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"figures\":7}"})
    void leavesWhatCannotBeReadToItsReader(String stored) {
        DomainEventMessage<?> event = stored("CreditReserved", stored.getBytes(StandardCharsets.UTF_8));

        assertThat(event.serializePayload(serializer, byte[].class).getData())
                .asString()
                .isEqualTo(stored);
        assertThatThrownBy(event::getPayload).isInstanceOf(SerializationException.class);
    }

    private static CreditFigures figures(List<RejectionReason> reasons) {
        return new CreditFigures(
                LIMIT,
                Money.of("977.93", "GBP"),
                Money.of("-5", "GBP"),
                TOTAL,
                DAY,
                LIMIT,
                LIMIT,
                null,
                Money.zero("GBP"),
                CreditTerms.standard("GBP"),
                reasons);
    }

    private static LocalDate dayOf(Object event) {
        if (event instanceof OrderEvent ofOrder) {
            return ofOrder.on();
        }
        return event instanceof CustomerEvent ofAccount ? ofAccount.on() : ((PostingEvent) event).on();
    }

    private Object read(String type, byte[] stored) {
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("\"on\"");
        return stored(type, stored).getPayload();
    }

    private DomainEventMessage<?> stored(String type, byte[] stored) {
        DomainEventData<byte[]> entry = new GenericDomainEventEntry<>(
                "Any",
                "stream",
                0,
                "id",
                RECORDED,
                type,
                "1",
                stored,
                serializer.serialize(MetaData.from(Map.of()), byte[].class).getData());
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), serializer, new EventUpcasterChain(new BusinessDateUpcaster()))
                .next();
    }
}
