package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.BusinessError;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderView;
import vouch.domain.process.OrderSaga;

/** The lists of {@code docs/credit-rules.md} are the ones of the code: neither has what the other has not. */
class CreditRulesTest {

    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)+\\b");
    /** The reason of a cancellation, which is a text of its sender; this one is the saga's. */
    private static final String REASON_OF_AN_EXPIRY = "RESERVATION_EXPIRED";

    private static final Pattern NAME = Pattern.compile("`(\\w+)[^`]*`");

    private final Markdown rules = Markdown.of("docs/credit-rules.md");

    @Test
    void nameOnlyCodesAndReasonsThatExist() {
        Set<String> known = Stream.concat(
                        Stream.of(BusinessError.Code.values(), RejectionReason.values(), Granted.values())
                                .flatMap(Arrays::stream)
                                .map(Enum::name),
                        Stream.of(REASON_OF_AN_EXPIRY))
                .collect(Collectors.toSet());

        assertThat(CONSTANT.matcher(rules.text()).results().map(found -> found.group()))
                .hasSizeGreaterThan(10)
                .isSubsetOf(known);
    }

    @Test
    void giveTheReasonsInTheirOrderOfPrecedence() {
        Markdown reasons = rules.paragraphs().stream()
                .filter(paragraph -> paragraph.text().startsWith("Rejection reasons"))
                .findFirst()
                .orElseThrow();

        assertThat(reasons.codes())
                .containsExactlyElementsOf(
                        Stream.of(RejectionReason.values()).map(Enum::name).toList());
    }

    @Test
    void haveARowForEveryCommand() {
        assertThat(names("A customer's credit account", 0))
                .containsExactlyInAnyOrderElementsOf(records(CustomerCommand.class));
        assertThat(names("An order", 0)).containsExactlyInAnyOrderElementsOf(records(OrderCommand.class));
    }

    @Test
    void haveEveryEventOfAnAccount() {
        assertThat(names("A customer's credit account", 2))
                .containsExactlyInAnyOrderElementsOf(records(CustomerEvent.class));
    }

    @Test
    void haveEveryStatusOfAnOrder() {
        String lifecycle =
                rules.section("An order").text().strip().lines().findFirst().orElseThrow();

        assertThat(lifecycle.split("[^A-Z]+"))
                .filteredOn(word -> !word.isEmpty())
                .containsOnly(
                        Stream.of(OrderView.Status.values()).map(Enum::name).toArray(String[]::new));
    }

    /** After the deadline the order answers with an event of its own, which the table has in the deadline's row. */
    @Test
    void haveARowForEveryEventThatACommandFollows() {
        List<String> commands = Stream.of(OrderCommand.class, CustomerCommand.class)
                .flatMap(vocabulary -> records(vocabulary).stream())
                .toList();

        List<String> handled = Stream.of(OrderSaga.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("on"))
                .map(method -> method.getParameterTypes()[0])
                .filter(Class::isRecord)
                .map(Class::getSimpleName)
                .filter(event -> !event.equals("OrderRejected"))
                .toList();

        assertThat(rules.section("The saga, as a table").rows().stream()
                        .filter(row -> names(row.get(1)).stream().anyMatch(commands::contains))
                        .flatMap(row -> names(row.get(0)).stream()))
                .containsExactlyInAnyOrderElementsOf(handled);
    }

    /** What stands between backticks in one column, each by its first word. */
    private List<String> names(String section, int column) {
        return rules.section(section).rows().stream()
                .filter(row -> row.size() > column)
                .flatMap(row -> names(row.get(column)).stream())
                .toList();
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> records(Class<?> vocabulary) {
        return types(vocabulary).map(Class::getSimpleName).toList();
    }

    private static Stream<Class<?>> types(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(CreditRulesTest::types)
                : Stream.of(type);
    }
}
