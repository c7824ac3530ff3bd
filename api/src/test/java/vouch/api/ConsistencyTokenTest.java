package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

class ConsistencyTokenTest {

    private static final ConsistencyToken ORDER = ConsistencyToken.of(new OrderId("536365"), 3);
    private static final ConsistencyToken CUSTOMER = ConsistencyToken.of(new CustomerId("17850"), 7);

    @Test
    void comesBackAsItWasGiven() {
        ConsistencyToken both = ORDER.and(CUSTOMER);

        assertThat(both.toString()).matches("[A-Za-z0-9_-]+");
        assertThat(ConsistencyToken.parsed(both.toString())).hasValue(both);
        assertThat(both.versions()).isEqualTo(new TreeMap<>(Map.of("order/536365", 3L, "customer/17850", 7L)));
    }

    /** A client that has two answers need not know which is the newer one. */
    @Test
    void asksForEverythingThatSeveralAskFor() {
        ConsistencyToken older = ConsistencyToken.of(new OrderId("536365"), 2);

        assertThat(ConsistencyToken.parsed(ORDER + ", " + CUSTOMER + "," + older))
                .hasValue(ORDER.and(CUSTOMER));
        assertThat(ConsistencyToken.parsed(older + "," + ORDER)).hasValue(ORDER);
        assertThat(older.and(ORDER)).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order/536365@3 ",
                " order/536365@3",
                "order/536365@0",
                "order/536365@-1",
                "order/536365@03",
                "order/536365@1234567890123456789",
                "order/536365",
                "order/@3",
                "payment/17850/P-1@1",
                "order/5363 65@3",
                "order/536365@3\u0000",
                "order/536365@3,customer/17850@7",
                ""
            })
    void isRefusedWhenItIsNotOneOfOurs(String plain) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(ConsistencyToken.parsed(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "17", "x y", "order/536365@3", "=", "é"})
    void isRefusedWhenItCannotBeRead(String token) {
        assertThat(ConsistencyToken.parsed(token)).isEmpty();
        assertThat(ConsistencyToken.parsed(ORDER + "," + token)).isEmpty();
    }

    @Test
    void hasAtMost16Streams() {
        assertThat(ConsistencyToken.parsed(ofOrders(16))).isPresent();
        assertThat(ConsistencyToken.parsed(ofOrders(17))).isEmpty();
    }

    private static String ofOrders(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        ConsistencyToken.of(new OrderId("o-" + number), 1).toString())
                .collect(Collectors.joining(","));
    }
}
