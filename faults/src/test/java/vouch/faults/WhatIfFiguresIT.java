package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.acceptance.Answer;
import vouch.acceptance.Bounded;
import vouch.acceptance.Call;
import vouch.acceptance.Launch;
import vouch.acceptance.NodeLoss;
import vouch.acceptance.Wire;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.whatif.Flip;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery.Flips;
import vouch.api.whatif.WhatIfView;
import vouch.api.whatif.WhatIfView.Outcome;
import vouch.domain.whatif.ReferenceWhatIf;
import vouch.faults.check.StoredEvent;

/**
 * What-ifs of the conformance store against a program that shares no code with them, to the minor unit. In the long form
 * the store is that of the sets from outside of the project; otherwise that of the hand-made ones.
 */
class WhatIfFiguresIT {

    private static final Path HAND_MADE = Path.of("../acceptance/src/test/resources/conformance/handmade-terms");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AS_IT_WAS = "as it was";

    private static final Map<String, Class<? extends Record>> TYPES = Stream.concat(
                    Stream.of(CustomerEvent.class.getPermittedSubclasses()).flatMap(WhatIfFiguresIT::records),
                    Stream.of(OrderRejected.class))
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    /** What a policy says, as a client sends it. */
    private static final Map<String, String> POLICIES = new LinkedHashMap<>();

    static {
        POLICIES.put(AS_IT_WAS, "{}");
        POLICIES.put("half the limits", "{'limitFactor':0.5}");
        POLICIES.put(
                "wait",
                "{'onShortage':'WAIT','tolerancePercent':10,'paymentDays':60,'limitCap':{'amount':'2000.00','currency':'GBP'},"
                        + "'ignoreHolds':true}");
        POLICIES.put(
                "strict",
                "{'onShortage':'REJECT','tolerancePercent':0,'paymentDays':7,'overdueGraceDays':0,"
                        + "'overdueMinimum':{'amount':'0.00','currency':'GBP'}}");
        POLICIES.put(
                "generous",
                "{'limitFactor':1.234567,'limitFloor':{'amount':'500.00','currency':'GBP'},'onShortage':'WARN'}");
    }

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void areThoseOfAnIndependentProgram() throws Exception {
        Path outside = Path.of(System.getProperty("vouch.conformance")).normalize();
        Path set = Length.isLong() ? outside.resolveSibling(outside.getFileName() + "-2") : HAND_MADE;
        try (Victim victim =
                new Embedded(folder, Launch.forConformance("what-if-figures").quick())) {
            victim.start();
            NodeLoss.assertConforms(set, 1, victim.nodes(), 0);
            List<Record> facts = facts(victim.rows().events());
            Wire wire = new Wire(victim.node().url());

            WhatIfView view = done(wire);

            assertThat(view.timelines()).hasSameSizeAs(POLICIES.keySet());
            for (Outcome outcome : view.timelines()) {
                new ReferenceWhatIf(facts, policy(outcome.name()))
                        .assertAgrees(outcome, flips(wire, view.whatIfId(), outcome.name()));
                assertThat(outcome.flips() == 0)
                        .as("%s flips %d", outcome.name(), outcome.flips())
                        .isEqualTo(outcome.name().equals(AS_IT_WAS));
            }
            System.out.printf(
                    "%d decisions decided again under %d policies%n",
                    facts.stream()
                            .filter(CreditDecision.class::isInstance)
                            .map(decision -> ((CreditDecision) decision).orderId())
                            .distinct()
                            .count(),
                    POLICIES.size());
        }
    }

    private static WhatIfView done(Wire wire) throws Exception {
        List<Map<String, Object>> timelines = new ArrayList<>();
        POLICIES.forEach((name, policy) -> timelines.add(Map.of("name", name, "policy", JSON.readTree(json(policy)))));
        String id = answer(wire, Call.post("/api/what-if", Map.of("timelines", timelines)))
                .text("whatIfId");
        Call look = Call.get("/api/what-if/" + id);
        assertThat(Bounded.until(() -> !answer(wire, look).text("state").equals("RUNNING")))
                .isTrue();
        Answer answer = answer(wire, look);
        assertThat(answer.text("state")).as("%s", answer).isEqualTo("DONE");
        return JSON.treeToValue(answer.body(), WhatIfView.class);
    }

    private static List<Flip> flips(Wire wire, String id, String timeline) throws Exception {
        List<Flip> flips = new ArrayList<>();
        String path = "/api/what-if/" + id + "/flips?limit=500&timeline=" + timeline.replace(" ", "%20");
        Flips page = JSON.treeToValue(answer(wire, Call.get(path)).body(), Flips.class);
        flips.addAll(page.items());
        while (page.next() != null) {
            page = JSON.treeToValue(
                    answer(wire, Call.get(path + "&after=" + page.next())).body(), Flips.class);
            flips.addAll(page.items());
        }
        return flips;
    }

    private static Answer answer(Wire wire, Call call) throws Exception {
        Answer answer = wire.send(call);
        assertThat(answer.succeeded()).as("%s: %s", call, answer).isTrue();
        return answer;
    }

    private static WhatIfPolicy policy(String name) {
        return JSON.readValue(json(POLICIES.get(name)), WhatIfPolicy.class);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static List<Record> facts(List<StoredEvent> events) {
        List<Record> facts = new ArrayList<>();
        for (StoredEvent event : events) {
            Class<? extends Record> type = TYPES.get(event.type());
            if (type != null) {
                facts.add(fact(event.payload(), type));
            }
        }
        return facts;
    }

    private static Record fact(JsonNode payload, Class<? extends Record> type) {
        return JSON.treeToValue(payload, type);
    }

    private static Stream<Class<? extends Record>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(WhatIfFiguresIT::records)
                : Stream.of(type.asSubclass(Record.class));
    }
}
