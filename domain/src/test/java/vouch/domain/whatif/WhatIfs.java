package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.whatif.Flip;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.Timeline;
import vouch.api.whatif.WhatIfView.AssumedDays;
import vouch.api.whatif.WhatIfView.Outcome;

/** What-ifs of facts in memory. */
final class WhatIfs {

    private WhatIfs() {}

    record Result(List<Outcome> outcomes, List<Flip> flips, AssumedDays assumed) {

        Outcome only() {
            return outcomes.get(0);
        }
    }

    static Result of(List<?> facts, WhatIfPolicy... policies) {
        return of(facts, null, null, policies);
    }

    static Result of(List<?> facts, LocalDate from, LocalDate until, WhatIfPolicy... policies) {
        List<Timeline> timelines = new ArrayList<>();
        for (WhatIfPolicy policy : policies) {
            timelines.add(new Timeline("policy " + timelines.size(), policy));
        }
        StartWhatIf asked = new StartWhatIf("w", null, from, until, List.of(), timelines);
        FactDays days = new FactDays(until);
        facts.forEach(fact -> {
            if (fact instanceof CustomerEvent event) {
                days.handle(event);
            }
        });
        List<Flip> flips = new ArrayList<>();
        Simulation simulation = new Simulation(asked, days.medians(), flips::add);
        facts.forEach(fact -> {
            if (fact instanceof OrderRejected rejected) {
                simulation.handle(rejected);
            } else {
                simulation.handle((CustomerEvent) fact);
            }
        });
        simulation.finish();
        return new Result(simulation.outcomes(), flips, simulation.assumed());
    }
}
