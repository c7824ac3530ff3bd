package vouch.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.eventstore.EventForms;

/** Events leave one store and come into another one, also when the way is interrupted. */
class EventTransferTest {

    private static final int EVENTS = 1_203;
    private static final EventForms FORMS = new EventForms(Map.of("ThingDone", 2), Map.of());

    private final TestStore from = new TestStore();
    private final TestStore to = new TestStore();
    private final EventExport export = new EventExport(from.log());
    private final EventImport events = new EventImport(to.log(), to.copy(), ErasableTexts.NONE);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void store() {
        file = folder.resolve("events.jsonl");
        for (int first = 0; first < EVENTS; first += 100) {
            from.store(first, Math.min(EVENTS, first + 100));
        }
    }

    private byte[] exported(long after) {
        try (InputStream lines = export.after(after)) {
            return lines.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[]... parts) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        for (byte[] part : parts) {
            new ExportFile(file).append(new ByteArrayInputStream(part));
        }
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private List<String> lines() {
        return new String(exported(EventExport.BEGINNING), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private long run() throws IOException {
        EventImport.check(file, FORMS, Set.of());
        return events.run(file, some -> {});
    }

    @Test
    void movesEveryEvent() throws IOException {
        write(exported(EventExport.BEGINNING));

        assertThat(run()).isEqualTo(EVENTS);

        assertThat(to.content()).isEqualTo(from.content());
    }

    @Test
    void movesAnEmptyStore() throws IOException {
        write(new EventExport(to.log()).after(EventExport.BEGINNING).readAllBytes());

        assertThat(run()).isZero();
    }

    @Test
    void endsWithTheLastEventThatWasStoredWhenItBegan() throws IOException {
        InputStream lines = export.after(EventExport.BEGINNING);
        from.store(EVENTS, EVENTS + 50);

        assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
                .endsWith("{\"end\":true,\"after\":-1,\"events\":1203,\"position\":1203}\n");
    }

    @Test
    void exportsGoOnAfterALineThatWasCutOff() throws IOException {
        byte[] all = exported(EventExport.BEGINNING);
        for (int cut : new int[] {0, 1, 150, all.length / 2, all.length - 60, all.length - 1, all.length}) {
            write(Arrays.copyOf(all, cut));
            long position = new ExportFile(file).position();
            assertThat(export.canGoOnAfter(position)).isTrue();

            new ExportFile(file).append(export.after(position));

            EventImport.check(file, FORMS, Set.of());
            assertThat(Files.readAllLines(file).stream().filter(line -> !line.startsWith("{\"end\"")))
                    .isEqualTo(lines().subList(0, EVENTS));
        }
    }

    @Test
    void exportsGoOnWithWhatWasStoredSince() throws IOException {
        write(exported(EventExport.BEGINNING));
        from.store(EVENTS, EVENTS + 50);

        new ExportFile(file).append(export.after(new ExportFile(file).position()));

        assertThat(run()).isEqualTo(EVENTS + 50);
        assertThat(to.content()).isEqualTo(from.content());
    }

    @Test
    void goOnOnlyAfterAnEvent() {
        assertThat(export.canGoOnAfter(EVENTS)).isTrue();
        assertThat(export.canGoOnAfter(EVENTS + 1)).isFalse();
        assertThat(export.canGoOnAfter(0)).isFalse();
    }

    @Test
    void importsGoOnWhereTheyWereCutOff() throws IOException {
        write(exported(EventExport.BEGINNING));
        for (int stored : new int[] {0, 1, 499, 500, 501, EVENTS - 1, EVENTS}) {
            TestStore half = new TestStore();
            if (stored > 0) {
                half.store(0, stored);
            }

            assertThat(new EventImport(half.log(), half.copy(), ErasableTexts.NONE).run(file, some -> {}))
                    .isEqualTo(EVENTS);

            assertThat(half.content()).isEqualTo(from.content());
        }
    }

    @Test
    void refusesAStoreThatHasSomethingElse() throws IOException {
        write(exported(EventExport.BEGINNING));
        to.copy().append(List.of(TestStore.event(0), TestStore.event("e-1", 1, "{\"n\":2}")));

        assertRefused("the store has the event e-1 where " + file + " has e-1");
        assertThat(to.content()).hasSize(2);
    }

    @Test
    void refusesAStoreThatHasMore() throws IOException {
        to.store(0, EVENTS + 1);
        write(exported(EventExport.BEGINNING));

        assertRefused("the store has more events than " + file + ", which has 1203");
    }

    @Test
    void refusesAFileOfALaterVersion() throws IOException {
        write(exported(EventExport.BEGINNING));
        EventForms earlier = new EventForms(Map.of("ThingDone", 1), Map.of());

        assertThatThrownBy(() -> EventImport.check(file, earlier, Set.of()))
                .isInstanceOf(TransferRefused.class)
                .hasMessage("line 1 of %s has an event that this version cannot read, ThingDone of revision 2"
                        .formatted(file));
    }

    @Test
    void refusesAFileWithoutItsEnd() throws IOException {
        write(Arrays.copyOf(exported(EventExport.BEGINNING), 5_000));
        assertRefused(file + " is not complete: its last line does not say that the export has ended");

        write(lines().subList(0, 7));
        assertRefused(file + " is not complete: its last line does not say that the export has ended");
    }

    @Test
    void refusesAFileThatHasLostALine() throws IOException {
        List<String> lines = new java.util.ArrayList<>(lines());
        lines.remove(700);
        write(lines);

        assertRefused(file + " has 1202 events after position -1, and its last line says that there were 1203");
    }

    @Test
    void refusesAFileInAnotherOrder() throws IOException {
        List<String> lines = new java.util.ArrayList<>(lines());
        java.util.Collections.swap(lines, 4, 5);
        write(lines);

        assertRefused("line 6 of " + file + " has position 5, which is not after 6");
    }

    @Test
    void refusesADamagedLine() throws IOException {
        List<String> lines = new java.util.ArrayList<>(lines());
        lines.set(8, lines.get(8).replace("\"stream\"", "\"streem\""));
        write(lines);

        assertRefused("line 9 of " + file + " has the unknown field streem");
    }

    @Test
    void exportsIntoNoOtherFile() throws IOException {
        Files.writeString(file, "Dear diary,\n");

        assertThatThrownBy(() -> new ExportFile(file).position())
                .isInstanceOf(TransferRefused.class)
                .hasMessageContaining("is no export");
        assertThat(Files.readString(file)).isEqualTo("Dear diary,\n");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::run).isInstanceOf(TransferRefused.class).hasMessage(why);
    }
}
