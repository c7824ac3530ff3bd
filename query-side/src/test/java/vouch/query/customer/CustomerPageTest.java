package vouch.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.view.Customers.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vouch.api.BusinessError.Refusal;
import vouch.api.customer.CustomerEvent.CreditHoldPlaced;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.domain.view.CustomerViewFold;
import vouch.query.Cursor;
import vouch.query.ViewTables;

/** Lists are held against the same list made in memory. */
@ViewTables
@Import(CustomerRows.class)
class CustomerPageTest {

    private static final int CUSTOMERS = 240;

    private static final Comparator<CustomerView> BY_NAME = Comparator.comparing(
                    CustomerView::name, CustomerPageTest::compareIgnoringCase)
            .thenComparing(customer -> customer.customerId().value());

    @Autowired
    private CustomerRows rows;

    private final Random random = new Random(17850);
    private final List<CustomerView> all = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, CUSTOMERS - 1, CUSTOMERS, CUSTOMERS + 1, 500})
    void showsEveryCustomerOnceByNameThenById(int limit) {
        storeMany();

        assertThat(pagedThrough(null, null, limit)).isEqualTo(expected(any -> true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsOnlyTheCustomersOnHoldOrNot(boolean onHold) {
        storeMany();

        assertThat(pagedThrough(null, onHold, 7))
                .isNotEmpty()
                .isEqualTo(expected(customer -> customer.onHold() == onHold));
    }

    @Test
    void showsOnlyTheCustomersWhoseNameBeginsSo() {
        storeMany();

        for (String prefix : List.of("", "a", "A", "aB", "b%", "_", "zz")) {
            assertThat(pagedThrough(prefix, null, 7)).isEqualTo(expected(customer -> begins(customer.name(), prefix)));
        }
    }

    /** Any filters together, and any cursor, also one of a page that was filtered otherwise. */
    @Test
    void combinesItsFiltersAndContinuesAfterAnyCustomer() {
        storeMany();

        for (int i = 0; i < 400; i++) {
            String prefix = random.nextBoolean() ? null : name(2);
            Boolean onHold = random.nextBoolean() ? null : random.nextBoolean();
            CustomerView last = all.get(random.nextInt(all.size()));
            FindCustomers next = new FindCustomers(prefix, onHold, 500, cursor(last));

            assertThat(CustomerPage.of(next, rows).items())
                    .as("%s after %s", next, last)
                    .isEqualTo(expected(customer -> (prefix == null || begins(customer.name(), prefix))
                            && (onHold == null || onHold == customer.onHold())
                            && BY_NAME.compare(customer, last) > 0));
            // A live list is told of a change by the same filters as the page.
            assertThat(all).allSatisfy(customer -> {
                boolean named = prefix == null || begins(customer.name(), prefix);
                assertThat(CustomerPage.mayHave(next, customer)).isEqualTo(named);
                assertThat(CustomerPage.has(next, customer))
                        .isEqualTo(named && (onHold == null || onHold == customer.onHold()));
            });
        }
    }

    @Test
    void showsEveryCustomerOnceWhileOthersAreRegistered() {
        storeMany();
        List<CustomerView> before = expected(any -> true);
        List<CustomerView> seen = new ArrayList<>();
        String after = null;
        do {
            Customers page = CustomerPage.of(new FindCustomers(null, null, 7, after), rows);
            seen.addAll(page.items());
            assertThat(seen).hasSizeLessThanOrEqualTo(all.size());
            after = page.next();
            store("new" + seen.size(), name(3), false);
        } while (after != null);

        assertThat(seen).isSortedAccordingTo(BY_NAME).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void endsExactlyAtTheLastCustomer() {
        storeMany();

        assertThat(CustomerPage.of(new FindCustomers(null, null, CUSTOMERS, null), rows)
                        .next())
                .isNull();
        assertThat(CustomerPage.of(new FindCustomers(null, null, CUSTOMERS - 1, null), rows)
                        .next())
                .isNotNull();
        assertThat(CustomerPage.of(new FindCustomers("nobody", null, 50, null), rows))
                .isEqualTo(new Customers(List.of(), null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {"%; % off, %%", "_; _ink", "\\; \\slash", "50%; 50% off", "a_; a_b", "a\\; a\\b", "'; ' or 1=1"})
    void takesTheNameLiterally(String prefix, String names) {
        List<String> literally = Stream.of(names.split(", ")).map(String::strip).toList();
        Stream.concat(literally.stream(), Stream.of("ab", "axb", "50 off", "ink", "x% off", "z_", "z\\"))
                .forEach(name -> store("c" + all.size(), name, false));

        assertThat(pagedThrough(prefix, null, 50))
                .extracting(CustomerView::name)
                .containsExactlyInAnyOrderElementsOf(literally);
    }

    @ParameterizedTest(name = "{1} finds {0}")
    @CsvSource({
        "Ada Lovelace, ADA L",
        "ÆRØ A/S, ærø",
        "ærø a/s, ÆRØ",
        "ΣΑΣΑ, ΣΑΣ",
        "ΌΜΗΡΟΣ, όμηρος",
        "İstanbul, istan",
        "ISPARTA, isp",
        "Zoë 👋👋, ZOË 👋",
        "👋 Ltd, 👋"
    })
    void ignoresTheCaseOfTheName(String name, String prefix) {
        store("1", name, false);
        store("2", "Nobody", false);

        assertThat(pagedThrough(prefix, null, 50))
                .extracting(CustomerView::name)
                .containsExactly(name);
    }

    /** Wherever the next character stands in the order of characters, and the last one of the prefix. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\uD7FB", "\uE000", "\uFFFD", "👋"})
    void findsNamesThatGoOnInAnyWay(String prefix) {
        List<String> names = Stream.of("", "a", "\uD7FB", "\uE000", "\uFFFD", "👋")
                .map(prefix::concat)
                .toList();
        names.forEach(name -> store("c" + all.size(), name, false));
        store("other", "b", false);

        assertThat(pagedThrough(prefix, null, 50))
                .extracting(CustomerView::name)
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(pagedThrough(Character.toString(Character.MAX_CODE_POINT), null, 50))
                .isEmpty();
    }

    @Test
    void sortsNamesWhateverTheirCase() {
        Stream.of("b", "A", "a", "B", "Z", "c").forEach(name -> store(name + all.size(), name, false));

        assertThat(pagedThrough(null, null, 2))
                .extracting(CustomerView::name)
                .containsExactly("A", "a", "B", "b", "c", "Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "YWRh"})
    void refusesACursorThatIsNotOurs(String after) {
        assertThatThrownBy(() -> CustomerPage.of(new FindCustomers(null, null, 50, after), rows))
                .isInstanceOf(Refusal.class);
    }

    private List<CustomerView> pagedThrough(String name, Boolean onHold, int limit) {
        List<CustomerView> seen = new ArrayList<>();
        String after = null;
        do {
            Customers page = CustomerPage.of(new FindCustomers(name, onHold, limit, after), rows);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            assertThat(seen).hasSizeLessThanOrEqualTo(all.size());
            after = page.next();
        } while (after != null);
        return seen;
    }

    private List<CustomerView> expected(Predicate<CustomerView> filter) {
        return all.stream().filter(filter).sorted(BY_NAME).toList();
    }

    private static boolean begins(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static int compareIgnoringCase(String one, String other) {
        return String.CASE_INSENSITIVE_ORDER.compare(one, other);
    }

    private void storeMany() {
        IntStream.range(0, CUSTOMERS)
                .forEach(i -> store("c" + random.nextInt(1000) + "-" + i, name(3), random.nextInt(3) == 0));
    }

    /** Few enough that many customers share one. */
    private String name(int most) {
        return random.ints(1 + random.nextInt(most), 0, 8)
                .mapToObj(i -> "aAbBé%_|".substring(i, i + 1))
                .reduce("", String::concat);
    }

    private void store(String id, String name, boolean onHold) {
        CustomerView registered = CustomerView.registered(
                new CustomerRegistered(new CustomerId(id), name, null, gbp("1"), LocalDate.parse("2026-01-01")), NOON);
        CustomerView customer = onHold
                ? CustomerViewFold.fold(
                        registered, new CreditHoldPlaced(registered.customerId(), null, registered.on()), NOON)
                : registered;
        all.add(customer);
        rows.insert(List.of(customer));
    }

    private static String cursor(CustomerView last) {
        return new Cursor(CustomerRow.key(last.name()), last.customerId().value()).toString();
    }
}
