package vouch.acceptance;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the list of exposures must say of one account on one day. */
record ExpectedExposure(String on, Facts facts) {

    private static final Pattern NOTHING = Pattern.compile("-?0(\\.0*)?");

    /** The list has customers with an exposure only. */
    static final Facts NO_LINE = Facts.sole("no line");

    static void require(Row row) {
        row.require("exposure", "end");
    }

    static ExpectedExposure of(JsonNode account, String currency) {
        JsonNode end = account.path("end");
        Facts facts = new Facts()
                .with("exposure", Json.text(account.path("exposure")) + " " + currency)
                .with(Aging.expected(end, currency));
        return new ExpectedExposure(Json.text(end.path("on")), isNothing(account, end) ? NO_LINE : facts);
    }

    private static boolean isNothing(JsonNode account, JsonNode end) {
        return Stream.concat(
                        Stream.of(account.path("exposure")),
                        end.properties().stream()
                                .filter(field -> !field.getKey().equals("on"))
                                .map(Map.Entry::getValue))
                .allMatch(amount -> NOTHING.matcher(Json.text(amount)).matches());
    }

    /** @param line of the list */
    static Facts shown(JsonNode line) {
        return new Facts().with("exposure", Json.money(line.path("exposure"))).with(Aging.shown(line));
    }
}
