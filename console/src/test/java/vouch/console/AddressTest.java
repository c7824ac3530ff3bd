package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The address of a list carries all of its filters. */
class AddressTest {

    @Test
    void leavesOutWhatAFormSendsEmpty() {
        Map<String, String[]> sent = new LinkedHashMap<>();
        sent.put("status", new String[] {""});
        sent.put("credit", new String[] {"WAITING"});

        assertThat(Address.of("/orders", sent)).hasToString("/orders?credit=WAITING");
    }

    @Test
    void keepsTheFiltersOnTheNextPage() {
        Address first = Address.of("/customers").with("name", "A & B");

        assertThat(first.with("after", "x=")).hasToString("/customers?name=A%20%26%20B&after=x%3D");
        assertThat(first.with("after", "x=").with("after", null)).isEqualTo(first);
    }

    @Test
    void tellsWhetherAFilterHidesSomething() {
        assertThat(Address.of("/orders")
                        .with("after", "x")
                        .with("order", "OLDEST")
                        .isFiltered())
                .isFalse();
        assertThat(Address.of("/orders").with("status", "PENDING").isFiltered()).isTrue();
    }
}
