package vouch.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Money;
import vouch.api.customer.OnShortage;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfView.Count;
import vouch.api.whatif.WhatIfView.OnDay;
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
            ReferenceWhatIf reference = new ReferenceWhatIf(facts, POLICIES.get(policy));
            Outcome outcome = result.outcomes().get(policy);
            assertThat(counts(outcome)).as("policy %d", policy).isEqualTo(text(reference.counts));
            assertThat(flips(result, outcome)).as("policy %d", policy).isEqualTo(reference.flips);
            assertThat(outcome.flips()).isEqualTo(reference.flips.size());
            assertSame(outcome.exposure(), reference.exposure);
            assertSame(outcome.overdue(), reference.overdue);
        }
        assertThat(result.outcomes().get(0).flips()).isZero();
        assertThat(result.outcomes()).filteredOn(outcome -> outcome.flips() > 0).hasSize(POLICIES.size() - 1);
    }

    private static Set<String> flips(WhatIfs.Result result, Outcome of) {
        return result.flips().stream()
                .filter(flip -> flip.timeline().equals(of.name()))
                .map(flip -> flip.orderId().value() + " " + flip.was().outcome() + " "
                        + flip.wouldBe().outcome())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> counts(Outcome outcome) {
        Map<String, String> counts = new TreeMap<>();
        put(counts, "APPROVED", outcome.approved());
        put(counts, "REJECTED", outcome.rejected());
        put(counts, "WAITING", outcome.waiting());
        return counts;
    }

    private static void put(Map<String, String> counts, String name, Count count) {
        count.amounts().forEach(sum -> counts.put(name + " " + sum.currency(), "" + sum.minor()));
    }

    private static Map<String, String> text(Map<String, long[]> counts) {
        Map<String, String> text = new TreeMap<>();
        counts.forEach((key, count) -> text.put(key, "" + count[1]));
        return text;
    }

    /** The simulation names the days on which a sum changed; the reference has every day. */
    private static void assertSame(List<OnDay> changes, Map<String, TreeMap<LocalDate, Long>> days) {
        Map<String, TreeMap<LocalDate, Long>> shown = new HashMap<>();
        changes.forEach(change -> shown.computeIfAbsent(change.amount().currency(), key -> new TreeMap<>())
                .put(change.on(), change.amount().minor()));
        days.forEach((currency, expected) -> {
            TreeMap<LocalDate, Long> found = shown.getOrDefault(currency, new TreeMap<>());
            expected.forEach((day, amount) -> {
                Map.Entry<LocalDate, Long> upTo = found.floorEntry(day);
                assertThat(upTo == null ? 0 : upTo.getValue())
                        .as("%s on %s", currency, day)
                        .isEqualTo(amount);
            });
        });
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }
}
