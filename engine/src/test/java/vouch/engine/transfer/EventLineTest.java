package vouch.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.engine.eventstore.LoggedEvent;

class EventLineTest {

    private final TestStore store = new TestStore();

    private byte[] line(byte[] payload, byte[] metaData) {
        store.copy()
                .append(List.of(new GenericDomainEventEntry<>(
                        "Thing", "thing/1", 7, "e-1", Instant.EPOCH, "ThingDone", null, payload, metaData)));
        return EventLine.of(logged());
    }

    private LoggedEvent logged() {
        return store.log().after(-1, 1).get(0);
    }

    @Test
    void isAnObjectThatAnyProgramReads() {
        store.store(0, 1);

        assertThat(EventLine.of(logged()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"position\":1,\"eventId\":\"e-0\",\"stream\":\"thing/0\",\"sequence\":0,"
                        + "\"streamType\":\"Thing\",\"at\":\"2026-01-01T00:00:00.120Z\",\"type\":\"ThingDone\","
                        + "\"revision\":\"2\",\"metaData\":{\"actor\": \"maria\"},"
                        + "\"payload\":{\"n\":0, \"text\" : \"ä\\n\"}}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"a\" : 1.00 , \"b\":[ {}, \"}\" ] }",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\u20ac \ud83d\ude00 \\u00e4 \\\" \"}",
                "{\"a\":1}\n",
                " {\"a\":1}",
                "{\"a\":\n1}",
                "{\"a\":1",
                "{\"a\":1}}",
                "\"text\"",
                "null",
                "",
                "\u0000\u0001"
            })
    void bringsEveryByteBack(String stored) {
        byte[] payload = stored.getBytes(StandardCharsets.UTF_8);

        byte[] line = line(payload, payload);

        assertThat(new String(line, StandardCharsets.UTF_8)).endsWith("\n").containsOnlyOnce("\n");
        DomainEventData<byte[]> read = EventLineReader.read(line).event();
        assertThat(read.getPayload().getData()).isEqualTo(payload);
        assertThat(read.getMetaData().getData()).isEqualTo(payload);
    }

    @Test
    void bringsBytesBackThatAreNoText() {
        byte[] payload = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThat(EventLineReader.read(line(payload, payload))
                        .event()
                        .getPayload()
                        .getData())
                .isEqualTo(payload);
    }

    @Test
    void bringsEverythingElseBack() {
        line("{}".getBytes(), "{}".getBytes());

        EventLine read = EventLineReader.read(EventLine.of(logged()));

        assertThat(read.position()).isEqualTo(1);
        assertThat(read.event().getEventIdentifier()).isEqualTo("e-1");
        assertThat(read.event().getAggregateIdentifier()).isEqualTo("thing/1");
        assertThat(read.event().getSequenceNumber()).isEqualTo(7);
        assertThat(read.event().getType()).isEqualTo("Thing");
        assertThat(read.event().getTimestamp()).isEqualTo(Instant.EPOCH);
        assertThat(read.event().getPayload().getType().getName()).isEqualTo("ThingDone");
        assertThat(read.event().getPayload().getType().getRevision()).isNull();
    }

    @Test
    void knowsAnEventOfNoStream() {
        store.copy()
                .append(List.of(new GenericDomainEventEntry<>(
                        null, null, 0, "e-1", Instant.EPOCH, "ThingDone", "1", "{}".getBytes(), "{}".getBytes())));

        assertThat(EventLineReader.read(EventLine.of(logged())).event().getAggregateIdentifier())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                            | is no object of JSON",
                "{\"position\":1               | cannot be read",
                "{\"position\":\"one\"}        | cannot be read",
                "{\"at\":\"yesterday\"}        | cannot be read",
                "{\"posistion\":1}             | has the unknown field posistion",
                "{\"payload\":1}               | has something else than an object in payload",
                "{}                            | has no position",
            })
    void refusesAnotherLine(String line, String why) {
        assertThatThrownBy(() -> EventLineReader.read(line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
