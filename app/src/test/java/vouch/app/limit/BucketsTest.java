package vouch.app.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class BucketsTest {

    private final Hand time = new Hand();
    private final Buckets buckets = new Buckets("principal", 10, Duration.ofSeconds(1), time);

    @Test
    void giveAsMuchAsIsAllowedAtOnceAndNoMore() {
        takeAll("ada");

        isRefused(() -> buckets.take("ada"), "1");
    }

    @Test
    void keepClientsApart() {
        takeAll("ada");

        assertThatCode(() -> takeAll("grace")).doesNotThrowAnyException();
    }

    @Test
    void fillUpSteadily() {
        takeAll("ada");

        time.move(Duration.ofMillis(300));
        IntStream.range(0, 3).forEach(request -> buckets.take("ada"));
        isRefused(() -> buckets.take("ada"), "1");

        time.move(Duration.ofHours(1));
        takeAll("ada");
        isRefused(() -> buckets.take("ada"), "1");
    }

    @Test
    void sayWhenToComeAgain() {
        Buckets slow = new Buckets("sign-in", 2, Duration.ofMinutes(1), time);
        slow.spend("here");
        slow.spend("here");
        slow.spend("here");

        assertThatThrownBy(() -> slow.check("here")).isInstanceOfSatisfying(TooManyRequests.class, refused -> {
            assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("30");
            assertThat(refused.getHeaders().getFirst("RateLimit-Policy")).isEqualTo("\"sign-in\";q=2;w=60");
            assertThat(refused.getHeaders().getFirst("RateLimit")).isEqualTo("\"sign-in\";r=0;t=30");
            assertThat(refused.getBody().getDetail()).contains("sign-in", "2 in 60 s");
        });

        time.move(Duration.ofSeconds(30));
        assertThatCode(() -> slow.check("here")).doesNotThrowAnyException();
    }

    @Test
    void takeNothingToCheck() {
        IntStream.range(0, 100).forEach(look -> buckets.check("ada"));

        assertThatCode(() -> takeAll("ada")).doesNotThrowAnyException();
    }

    @Test
    void limitNothingWhenTheyAreOff() {
        Buckets off = new Buckets("address", 0, Duration.ofSeconds(1), time);

        IntStream.range(0, 10_000).forEach(request -> {
            off.take("here");
            off.spend("here");
            off.check("here");
        });
    }

    private void takeAll(String client) {
        IntStream.range(0, 10).forEach(request -> buckets.take(client));
    }

    private static void isRefused(ThrowingCallable request, String retryAfter) {
        assertThatThrownBy(request).isInstanceOfSatisfying(TooManyRequests.class, refused -> assertThat(
                        refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo(retryAfter));
    }
}
