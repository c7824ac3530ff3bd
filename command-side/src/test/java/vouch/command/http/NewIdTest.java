package vouch.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.api.BusinessError.Code.VALIDATION_FAILED;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.BusinessError.Refusal;
import vouch.api.Identifier;

class NewIdTest {

    private static final String PATH = "/api/orders";

    @Test
    void isTheClientsWhenItGivesOne() {
        assertThat(NewId.of("536365", null, PATH)).isEqualTo("536365");
        assertThat(NewId.of("536365", "key", PATH)).isEqualTo("536365");
    }

    /** For ever: the UUID version 5 of any library, not of this process or release. */
    @Test
    void isDerivedFromTheKeyAndThePath() {
        assertThat(NewId.of(null, "key", PATH)).isEqualTo("49cd8634-17f3-5c91-9d6e-24f0e7ba609f");
    }

    @Test
    void isAnotherForAnotherKeyOrPath() {
        assertThat(Stream.of(
                        NewId.of(null, "key", PATH),
                        NewId.of(null, "Key", PATH),
                        NewId.of(null, "key ", PATH),
                        NewId.of(null, "key", "/api/customers"),
                        NewId.of(null, "key", "/api/customers/1/payments"),
                        NewId.of(null, "key", "/api/customers/2/payments"),
                        NewId.of(null, "key", "/api/customers/1/credit-notes")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a key, with: everything / in it", "clé ☕ 👋"})
    void isAnIdentifierWhateverTheKey(String key) {
        assertThat(NewId.of(null, key, PATH)).matches(Identifier.FORMAT);
        assertThat(NewId.of(null, key.repeat(255).substring(0, 255), PATH)).matches(Identifier.FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refusesABlankKey(String key) {
        refuses(key);
    }

    @Test
    void refusesAKeyOfMoreThan255Characters() {
        refuses("k".repeat(256));
    }

    @Test
    void isMadeOfTheTimeWhenThereIsNoKey() {
        long before = Instant.now().toEpochMilli();
        List<UUID> ids = Stream.generate(() -> NewId.of(null, null, PATH))
                .limit(1_000)
                .map(UUID::fromString)
                .toList();
        long after = Instant.now().toEpochMilli();

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
        });
    }

    private static void refuses(String key) {
        assertThatThrownBy(() -> NewId.of(null, key, PATH)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.error().code())
                .isEqualTo(VALIDATION_FAILED));
    }
}
