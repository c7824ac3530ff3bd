package vouch.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vouch.api.customer.CustomerEvent;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfView.OnDay;
import vouch.api.whatif.WhatIfView.Outcome;
import vouch.domain.customer.Desk;
import vouch.domain.customer.RandomCommands;

/** The policy that says nothing decides each history as it was decided. */
class AsItWasTest {

    private static final long SEEDS = 3000;

    @Test
    void flipsNothingAndEndsWhereTheAccountEnded() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            Desk desk = desk(seed);

            WhatIfs.Result result = WhatIfs.of(desk.stored, WhatIfPolicy.AS_IT_WAS);

            assertThat(result.flips()).as("seed %d", seed).isEmpty();
            assertThat(result.only().assumed().shipped()).as("seed %d", seed).isZero();
            assertThat(last(result.only().exposure()))
                    .as("seed %d", seed)
                    .isEqualTo(desk.account.exposure().minor());
            assertThat(last(result.only().overdue()))
                    .as("seed %d", seed)
                    .isEqualTo(desk.account.overdue(desk.account.on()).minor());
        });
    }

    /** Wherever the policy begins, and however many timelines there are. */
    @Test
    void flipsNothingFromAnyDayOn() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            List<CustomerEvent> facts = desk(seed).stored;
            LocalDate middle = facts.get(facts.size() / 2).on();

            WhatIfs.Result result = WhatIfs.of(facts, middle, null, WhatIfPolicy.AS_IT_WAS, WhatIfPolicy.AS_IT_WAS);

            assertThat(result.flips()).as("seed %d", seed).isEmpty();
            Outcome first = result.only();
            assertThat(result.outcomes().get(1).exposure()).isEqualTo(first.exposure());
        });
    }

    private static long last(List<OnDay> days) {
        return days.isEmpty() ? 0 : days.get(days.size() - 1).amount().minor();
    }

    private static Desk desk(long seed) {
        Desk desk = new Desk();
        new RandomCommands(seed).sequence().forEach(desk::answer);
        return desk;
    }
}
