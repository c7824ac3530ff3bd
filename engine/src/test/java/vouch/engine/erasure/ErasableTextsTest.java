package vouch.engine.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonPointer;
import vouch.engine.SetClock;
import vouch.engine.erasure.Erasures.Erasure;
import vouch.engine.eventstore.EventTables;

/** A text about a person is readable as long as the person's key exists, and no longer. */
class ErasableTextsTest {

    private static final String SECRET = "a secret of thirty-two characters";
    private static final String OTHER = "another secret of some characters";
    private static final JsonPointer WHO = JsonPointer.compile("/who");
    private static final List<JsonPointer> TEXTS =
            List.of(JsonPointer.compile("/name"), JsonPointer.compile("/in/all"), JsonPointer.compile("/none"));
    private static final String PLAIN =
            "{\"who\":\"p\",\"name\":\"Ada \\\"Ä\\\"\",\"in\":{\"all\":[\"one\",\"two\"]},\"none\":null,\"n\":1}";
    private static final String ERASED =
            "{\"who\":\"p\",\"name\":\"[erased]\",\"in\":{\"all\":[\"[erased]\",\"[erased]\"]},\"none\":null,\"n\":1}";

    private final DataSource source = EventTables.inMemory("V20__keys_of_persons");
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final PersonKeys keys = keys(SECRET);
    private final ErasableTexts texts = ErasableTexts.with(keys);
    private final Erasures erasures = new Erasures(database, keys, transactions, clock);

    private PersonKeys keys(String... secrets) {
        return new PersonKeys(database, transactions, new MasterKeys(List.of(secrets)), clock);
    }

    private List<String> keyNames() {
        return database.queryForList("select id from person_key where person = 'p'", String.class);
    }

    private byte[] encrypted(String json) {
        return texts.encrypt(json.getBytes(StandardCharsets.UTF_8), WHO, TEXTS);
    }

    private String read(byte[] json) {
        return new String(texts.decrypt(json), StandardCharsets.UTF_8);
    }

    @Test
    void encryptsTextsAndNothingElse() {
        byte[] stored = encrypted(PLAIN);

        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("\"who\":\"p\"", "\"n\":1", "\"none\":null")
                .doesNotContain("Ada", "\"one\"", "two");
        assertThat(read(stored)).isEqualTo(PLAIN);
        assertThat(encrypted(PLAIN)).isNotEqualTo(stored);
        assertThat(keyNames()).hasSize(1);
    }

    @Test
    void readsWhatIsNotEncryptedAsItIs() {
        byte[] plain = PLAIN.getBytes(StandardCharsets.UTF_8);
        String imitation = "{\"name\":\"{\\\"erasable\\\":\\\"x\\\",\\\"key\\\":\\\"y\\\"}\"}";

        assertThat(texts.decrypt(plain)).isSameAs(plain);
        assertThat(read(imitation.getBytes(StandardCharsets.UTF_8))).isEqualTo(imitation);
        assertThat(ErasableTexts.NONE.encrypt(plain, WHO, TEXTS)).isSameAs(plain);
    }

    @Test
    void readsNothingOnceTheKeyIsErased() {
        byte[] stored = encrypted(PLAIN);
        assertThat(read(stored)).isEqualTo(PLAIN);

        Erasure erasure = erasures.begin("p", "somebody", "asked").orElseThrow();

        assertThat(read(stored)).isEqualTo(ERASED);
        assertThat(erasure.keys()).isEqualTo(keyNames());
        assertThat(database.queryForList("select secret from person_key where secret is not null"))
                .isEmpty();
        assertThat(encrypted(ERASED)).isEqualTo(ERASED.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void knowsAKeyOnAnotherNodeForASecondAtMost() {
        byte[] stored = encrypted(PLAIN);
        ErasableTexts elsewhere = ErasableTexts.with(keys(SECRET));
        elsewhere.decrypt(stored);

        erasures.begin("p", "somebody", "asked");

        long until = System.nanoTime() + PersonKeys.KNOWN_FOR.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(new String(elsewhere.decrypt(stored), StandardCharsets.UTF_8))
                .isEqualTo(ERASED);
    }

    @Test
    void tellsAKeyThatIsMissingFromOneThatIsErased() {
        byte[] stored = encrypted(PLAIN);
        database.update("delete from person_key");
        keys.forget();

        assertThatThrownBy(() -> texts.decrypt(stored)).isInstanceOf(SerializationException.class);
    }

    @Test
    void refusesATextThatWasMovedOrChanged() {
        String stored = new String(encrypted(PLAIN), StandardCharsets.UTF_8);
        String another = keys.of("q").id();

        assertThatThrownBy(() -> read(stored.replace(keyNames().get(0), another).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void erasesOncePerKey() {
        byte[] first = encrypted(PLAIN);
        Erasure erasure = erasures.begin("p", "somebody", "asked").orElseThrow();
        assertThat(erasures.begin("p", "another", "again")).contains(erasure);

        SortedMap<String, Long> kinds = new TreeMap<>();
        kinds.put("Type.name", 1L);
        Erasure ended = erasures.end(erasure, 1, kinds);
        assertThat(erasures.begin("p", "another", "again")).contains(ended);

        byte[] second = encrypted(PLAIN);
        assertThat(read(second)).isEqualTo(PLAIN);
        assertThat(read(first)).isEqualTo(ERASED);
        clock.set(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(erasures.begin("p", "another", "again").orElseThrow().keys())
                .doesNotContainAnyElementsOf(ended.keys());
        assertThat(read(second)).isEqualTo(ERASED);
        assertThat(erasures.newest(9)).hasSize(2).contains(ended);
        assertThat(erasures.begin("nobody", "another", "again")).isEmpty();
    }

    @Test
    void leavesNoKeyOfATransactionThatIsRolledBackWithoutItsText() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            encrypted(PLAIN);
            transaction.setRollbackOnly();
        });

        assertThat(keyNames()).hasSize(1);
        assertThat(read(encrypted(PLAIN))).isEqualTo(PLAIN);
        assertThat(keyNames()).hasSize(1);
    }

    @Test
    void changesTheSecretThatEncryptsTheKeys() throws Exception {
        byte[] stored = encrypted(PLAIN);
        assertThat(keys(OTHER).everyMasterKeyIsThere().holds().call()).isFalse();

        PersonKeys both = keys(OTHER, SECRET);
        assertThat(both.everyMasterKeyIsThere().holds().call()).isTrue();
        both.encryptAnew();

        assertThat(keys(OTHER).everyMasterKeyIsThere().holds().call()).isTrue();
        assertThat(new String(ErasableTexts.with(keys(OTHER)).decrypt(stored), StandardCharsets.UTF_8))
                .isEqualTo(PLAIN);
    }

    @Test
    void encryptsKeysThatWereStoredBeforeThereWasASecret() {
        byte[] stored = ErasableTexts.with(keys()).encrypt(PLAIN.getBytes(StandardCharsets.UTF_8), WHO, TEXTS);
        assertThat(read(stored)).isEqualTo(PLAIN);

        keys(SECRET).encryptAnew();

        assertThat(database.queryForList("select master_key from person_key", String.class))
                .doesNotContainNull();
        assertThat(read(stored)).isEqualTo(PLAIN);
    }
}
