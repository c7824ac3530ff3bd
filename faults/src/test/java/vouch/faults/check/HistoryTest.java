package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vouch.faults.check.Invariant.*;
import static vouch.faults.check.Operation.Kind.*;
import static vouch.faults.check.Operation.Outcome.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.faults.check.Operation.Kind;
import vouch.faults.check.Operation.Outcome;

/** Every promise to a client, broken by hand. */
class HistoryTest {

    @TempDir
    private Path folder;

    private Path file;
    private HistoryWriter history;
    private final Story story = new Story();

    @BeforeEach
    void aCustomer() throws IOException {
        file = folder.resolve("history.jsonl");
        history = new HistoryWriter(file);
        said(REGISTER, "c", 100, OK, 201);
        story.registered(100);
    }

    @Test
    void findsNothingInWhatIsRight() throws IOException {
        told("o", 20, OK, "APPROVED");
        approved("o");
        said(ORDER, "o", 20, OK, 200);
        said(ORDER, "o", 30, FAIL, 422);
        said(ORDER, "never", 20, UNKNOWN, 0);
        said(SHIP, "o", 0, OK, 202);
        said(CANCEL, "o", 0, FAIL, 409);
        story.shipped("o").charged("o", 20);
        said(LIMIT, "c", 50, OK, 204);
        said(LIMIT, "c", 10, UNKNOWN, 0);
        said(LIMIT, "c", 70, OK, 204);
        story.limit(50).limit(70);
        said(HOLD, "c", 0, OK, 204);
        story.held();

        assertThat(found()).isEmpty();
    }

    @Test
    void findsWhatWasAcknowledgedAndIsLost() throws IOException {
        said(PAYMENT, "p", 5, OK, 201);

        assertThat(found()).containsOnly(O_3);
    }

    @Test
    void findsWhatWasRefusedAndHappenedAllTheSame() throws IOException {
        said(PAYMENT, "p", 5, FAIL, 409);
        story.paid("p", 5);

        assertThat(found()).containsOnly(O_3);
    }

    @Test
    void findsWhatNobodyAskedForUnderTheNameOfAClient() throws IOException {
        story.paid("p", 5).by("maria");
        assertThat(found()).containsOnly(O_3);

        story.by("system:demo");
        assertThat(found()).isEmpty();
    }

    @Test
    void allowsTheUnknownOnceOrNot() throws IOException {
        said(PAYMENT, "p", 5, UNKNOWN, 0);
        assertThat(found()).isEmpty();

        story.paid("p", 5);
        assertThat(found()).isEmpty();

        story.paid("p", 5);
        assertThat(found()).contains(O_3);
    }

    @Test
    void findsWhatNobodyAskedFor() throws IOException {
        story.paid("p", 5);

        assertThat(found()).containsOnly(O_3);
    }

    @Test
    void findsADecisionThatWasToldAndIsGone() throws IOException {
        told("o", 20, OK, "APPROVED");
        story.created("o", 20).rejected("o", "DECISION_TIMEOUT").released("o", 0);

        assertThat(found()).containsOnly(O_3);
    }

    @Test
    void findsALimitThatWasOverwritten() throws IOException {
        said(LIMIT, "c", 50, OK, 204);
        said(LIMIT, "c", 70, OK, 204);
        story.limit(70).limit(50);

        assertThat(found()).containsOnly(O_3);
    }

    @Test
    void findsALimitThatChangedMoreOftenThanItWasAskedFor() throws IOException {
        said(LIMIT, "c", 50, OK, 204);
        said(LIMIT, "c", 50, OK, 204);
        story.limit(50).limit(70).limit(50);

        assertThat(found()).containsOnly(O_3);
    }

    @Test
    void findsAnIdThatStandsForTwoContents() throws IOException {
        said(PAYMENT, "p", 5, OK, 201);
        said(PAYMENT, "p", 6, OK, 201);
        story.paid("p", 5);

        assertThat(found()).containsOnly(O_4);
    }

    @Test
    void findsASecondCallThatIsRefused() throws IOException {
        said(PAYMENT, "p", 5, OK, 201);
        said(PAYMENT, "p", 5, FAIL, 409);
        story.paid("p", 5);

        assertThat(found()).containsOnly(O_4);
    }

    @Test
    void findsAConflictThatIsNotCalledOne() throws IOException {
        said(PAYMENT, "p", 5, OK, 201);
        said(PAYMENT, "p", 6, FAIL, 409);
        story.paid("p", 5);

        assertThat(found()).containsOnly(O_4);
    }

    @Test
    void readsAHistoryWhoseLastLineIsTorn() throws IOException {
        history.invoked(ORDER, "o", "c", 20_00, "GBP");
        Files.writeString(file, "{\"op\":\"3\",\"pha", StandardOpenOption.APPEND);

        assertThat(History.read(file).operations())
                .extracting(Operation::kind, Operation::outcome)
                .containsExactly(tuple(REGISTER, OK), tuple(ORDER, UNKNOWN));
    }

    private void said(Kind kind, String target, int pounds, Outcome outcome, int status) {
        history.answered(history.invoked(kind, target, "c", pounds * 100L, "GBP"), outcome, status, null);
    }

    private void told(String order, int pounds, Outcome outcome, String status) {
        history.answered(history.invoked(ORDER, order, "c", pounds * 100L, "GBP"), outcome, 201, status);
    }

    private void approved(String order) {
        story.created(order, 20).reserved(order, 20, 100, 0, 0).approved(order);
    }

    private List<Invariant> found() throws IOException {
        return Checker.check(story.rows(), History.read(file), Instant.MIN).stream()
                .map(Violation::invariant)
                .filter(invariant ->
                        invariant.id().startsWith("O") || invariant.id().startsWith("C"))
                .filter(invariant -> invariant != C_2)
                .distinct()
                .toList();
    }
}
