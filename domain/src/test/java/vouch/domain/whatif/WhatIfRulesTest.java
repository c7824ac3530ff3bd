package vouch.domain.whatif;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.Timeline;

class WhatIfRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2011-03-31");
    private static final Timeline NOTHING = new Timeline("as it was", WhatIfPolicy.AS_IT_WAS);

    @Test
    void takesOneToEightTimelinesWithNamesOfTheirOwn() {
        accepts(NOTHING);
        refuses("1 to 8 timelines");
        refuses("1 to 8 timelines", Collections.nCopies(9, NOTHING).toArray(new Timeline[0]));
        refuses("the same name", NOTHING, NOTHING);
        refuses("has a name", new Timeline("\n", WhatIfPolicy.AS_IT_WAS));
    }

    @Test
    void takesDaysInTheirOrder() {
        assertThatThrownBy(() -> WhatIfRules.check(
                        new StartWhatIf("w", null, DAY, DAY.minusDays(1), List.of(), List.of(NOTHING))))
                .hasMessageContaining("The last day is not before the first");
    }

    @Test
    void takesAFactorFromZeroToThousandWithSixDecimals() {
        accepts(factor("0"), null, null);
        accepts(factor("1000.000000000"), null, null);
        accepts(factor("0.000001"), null, null);
        refuses(factor("-0.1"), null, null, "limitFactor is from 0 to 1000");
        refuses(factor("1000.1"), null, null, "limitFactor is from 0 to 1000");
        refuses(factor("0.0000001"), null, null, "at most 6 decimals");
    }

    @Test
    void takesAFloorThatIsNotAboveTheCap() {
        accepts(null, gbp(5), gbp(5));
        refuses(null, gbp(6), gbp(5), "the floor is not above the cap");
        refuses(null, gbp(5), new Money(6, "EUR"), "of one currency");
        refuses(null, gbp(-1), null, "limitFloor is at least 0");
    }

    @Test
    void takesLimitsOfCustomersByTheirIds() {
        WhatIfPolicy strange =
                new WhatIfPolicy(null, null, null, Map.of("no id", gbp(1)), null, null, null, null, null, null, null);
        refuses("limits names customers by their ids", new Timeline("strange", strange));
    }

    @Test
    void takesTermsWithinTheBoundsOfTerms() {
        WhatIfPolicy tolerant = new WhatIfPolicy(null, null, null, null, null, null, 101, null, null, null, null);
        WhatIfPolicy late = new WhatIfPolicy(null, null, null, null, null, null, null, 366, null, null, null);
        WhatIfPolicy graceless = new WhatIfPolicy(null, null, null, null, null, null, null, null, -1, null, null);
        refuses("tolerancePercent is from 0 to 100", new Timeline("tolerant", tolerant));
        refuses("paymentDays is from 0 to 365", new Timeline("late", late));
        refuses("overdueGraceDays is from 0 to 365", new Timeline("graceless", graceless));
    }

    private static BigDecimal factor(String factor) {
        return new BigDecimal(factor);
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }

    private static Timeline limits(BigDecimal factor, Money floor, Money cap) {
        return new Timeline(
                "limits", new WhatIfPolicy(factor, floor, cap, null, null, null, null, null, null, null, null));
    }

    private static void accepts(BigDecimal factor, Money floor, Money cap) {
        accepts(limits(factor, floor, cap));
    }

    private static void refuses(BigDecimal factor, Money floor, Money cap, String why) {
        refuses(why, limits(factor, floor, cap));
    }

    private static void accepts(Timeline timeline) {
        assertThatCode(() -> check(timeline)).doesNotThrowAnyException();
    }

    private static void refuses(String why, Timeline... timelines) {
        assertThatThrownBy(() -> check(timelines)).hasMessageContaining(why);
    }

    private static void check(Timeline... timelines) {
        WhatIfRules.check(new StartWhatIf("w", null, null, null, List.of(), List.of(timelines)));
    }
}
