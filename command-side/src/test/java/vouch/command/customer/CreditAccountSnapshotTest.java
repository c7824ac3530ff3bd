package vouch.command.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.customer.CustomerCommand;
import vouch.domain.Answers;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.Desk;
import vouch.domain.customer.RandomCommands;
import vouch.domain.customer.Reservations;

/** An account that was written to a snapshot and read back is the same, and goes on the same, wherever that was. */
class CreditAccountSnapshotTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest(name = "seeds {0}00 to {0}99")
    @ValueSource(longs = {50, 51})
    void goesOnFromASnapshotAnywhereAsFromAllEvents(long hundred) {
        LongStream.range(hundred * 100, hundred * 100 + 100).forEach(seed -> {
            List<CustomerCommand> commands = new RandomCommands(seed).sequence();
            for (int position = 0; position <= commands.size(); position++) {
                goesOnFromASnapshot(seed, commands, position);
            }
        });
    }

    @Test
    void forgetsTheSameOrdersInTheSameOrder() {
        CreditAccount full = account("1000000");
        for (int order = 1; order <= Reservations.REMEMBERED; order++) {
            full = after(full, reserve("" + order, "1"), release("" + order));
        }

        CreditAccount oneMore = after(restored(full), reserve("one-more", "1"), release("one-more"));

        assertThat(Answers.to(() -> decide(oneMore, reserve("1", "2")))).isEqualTo("CreditReserved");
        assertThat(Answers.to(() -> decide(oneMore, reserve("2", "2")))).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    private static void goesOnFromASnapshot(long seed, List<CustomerCommand> commands, int position) {
        Supplier<String> story = () -> "seed %d, snapshot after %d of %s".formatted(seed, position, commands);
        Desk events = new Desk();
        Desk snapshot = new Desk();
        for (CustomerCommand command : commands.subList(0, position)) {
            events.answer(command);
            snapshot.answer(command);
        }
        snapshot.account = restored(snapshot.account);
        assertSame(snapshot.account, events.account, story);
        for (CustomerCommand command : commands.subList(position, commands.size())) {
            assertThat(snapshot.answer(command)).as(story).isEqualTo(events.answer(command));
            assertSame(snapshot.account, events.account, story);
        }
        assertThat(snapshot.stored).as(story).isEqualTo(events.stored);
    }

    /** Equal maps may be of another order, and the oldest is the first to be forgotten. */
    private static void assertSame(CreditAccount account, CreditAccount expected, Supplier<String> story) {
        assertThat(account).as(story).isEqualTo(expected);
        if (expected.reservations() != null) {
            assertThat(account.reservations().closed().keySet())
                    .as(story)
                    .containsExactlyElementsOf(expected.reservations().closed().keySet());
        }
    }

    private static CreditAccount restored(CreditAccount account) {
        return JSON.readValue(JSON.writeValueAsString(account), CreditAccount.class);
    }
}
