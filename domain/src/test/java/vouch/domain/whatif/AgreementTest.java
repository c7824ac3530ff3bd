package vouch.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Money;
import vouch.api.customer.OnShortage;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfView.Outcome;

/** The simulation and an independent program have the same figures of the same trade, to the minor unit. */
class AgreementTest {

    private static final List<WhatIfPolicy> POLICIES = List.of(
            WhatIfPolicy.AS_IT_WAS,
            new WhatIfPolicy(new BigDecimal("0.5"), null, null, null, null, null, null, null, null, null, null),
            new WhatIfPolicy(
                    new BigDecimal("3"), gbp(900), gbp(4000), null, null, OnShortage.WAIT, 15, 60, null, null, true),
            new WhatIfPolicy(
                    null,
                    null,
                    null,
                    Map.of("C1", gbp(123)),
                    Map.of("France", gbp(100_000)),
                    OnShortage.REJECT,
                    null,
                    7,
                    2,
                    gbp(50),
                    null),
            new WhatIfPolicy(
                    new BigDecimal("1.234567"), null, null, null, null, OnShortage.WARN, 0, null, 0, gbp(0), false));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isToTheMinorUnit(long seed) {
        List<Object> facts = Trade.of(seed, 7, 2500);

        WhatIfs.Result result = WhatIfs.of(facts, POLICIES.toArray(new WhatIfPolicy[0]));

        for (int policy = 0; policy < POLICIES.size(); policy++) {
            Outcome outcome = result.outcomes().get(policy);
            new ReferenceWhatIf(facts, POLICIES.get(policy))
                    .assertAgrees(
                            outcome,
                            result.flips().stream()
                                    .filter(flip -> flip.timeline().equals(outcome.name()))
                                    .toList());
        }
        assertThat(result.outcomes().get(0).flips()).isZero();
        assertThat(result.outcomes()).filteredOn(outcome -> outcome.flips() > 0).hasSize(POLICIES.size() - 1);
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }
}
