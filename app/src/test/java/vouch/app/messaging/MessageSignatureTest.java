package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Actor;
import vouch.api.Role;

class MessageSignatureTest {

    private static final MessageKey KEY = MessageKey.of("the key of today, which is long enough");
    private static final MessageKey OLDER = MessageKey.of("the key of yesterday, which is long enough");
    private static final Actor ADA = new Actor("ada", Set.of(Role.CLERK), null);

    private final MessageSignature signature = new MessageSignature(List.of(KEY));
    private final CommandMessage<Object> signed = signature.on(message(ADA));

    @Test
    void isValidInEveryProcessWithTheKey() {
        assertThat(signature.isValid(signed)).isTrue();
        assertThat(new MessageSignature(List.of(MessageKey.of("the key of today, which is long enough")))
                        .isValid(signed))
                .isTrue();
    }

    @Test
    void staysValidWhenOtherMetaDataIsAdded() {
        assertThat(signature.isValid(signed.andMetaData(Map.of("trace", "t", "correlationId", "c"))))
                .isTrue();
    }

    @Test
    void coversTheActorTheRolesAndWhomTheActorActsFor() {
        assertThat(List.of(
                        Map.of(Actor.KEY, "eve"),
                        Map.of(Actor.KEY, "system:order-saga"),
                        Map.of(Actor.ROLES, "credit-director"),
                        Map.of(Actor.ROLES, "clerk credit-director"),
                        Map.of(Actor.ON_BEHALF_OF, "bob")))
                .allSatisfy(forged -> assertThat(signature.isValid(signed.andMetaData(forged)))
                        .isFalse());
        assertThat(signature.isValid(signed.withMetaData(signed.getMetaData().withoutKeys(Set.of(Actor.ROLES)))))
                .isFalse();
    }

    @Test
    void coversTheIdentifierOfTheMessage() {
        CommandMessage<?> another = message(ADA).withMetaData(signed.getMetaData());

        assertThat(signature.isValid(another)).isFalse();
    }

    /** {@code ab} and {@code c} are not {@code a} and {@code bc}, and an absent field is not an empty one. */
    @Test
    void keepsFieldsApart() {
        assertThat(List.of(
                        KEY.sign("ab", "c"),
                        KEY.sign("a", "bc"),
                        KEY.sign("abc"),
                        KEY.sign("abc", ""),
                        KEY.sign("abc", null),
                        KEY.sign("", "abc"),
                        KEY.sign(null, "abc")))
                .extracting(bytes -> new java.math.BigInteger(bytes))
                .doesNotHaveDuplicates();
    }

    @Test
    void isNotValidOfAnotherKey() {
        assertThat(signature.isValid(new MessageSignature(List.of(OLDER)).on(message(ADA))))
                .isFalse();
        assertThat(signature.isValid(new MessageSignature(List.of(MessageKey.random())).on(message(ADA))))
                .isFalse();
    }

    /** First every process accepts the new key, then it signs, then nobody accepts the older one. */
    @Test
    void isValidOfAnotherKeyWhileTheKeyIsChanged() {
        MessageSignature before = new MessageSignature(List.of(OLDER));
        MessageSignature first = new MessageSignature(List.of(OLDER, KEY));
        MessageSignature second = new MessageSignature(List.of(KEY, OLDER));

        assertThat(first.isValid(before.on(message(ADA)))).isTrue();
        assertThat(before.isValid(first.on(message(ADA)))).isTrue();
        assertThat(first.isValid(second.on(message(ADA)))).isTrue();
        assertThat(second.isValid(first.on(message(ADA)))).isTrue();
        assertThat(second.isValid(signature.on(message(ADA)))).isTrue();
        assertThat(signature.isValid(second.on(message(ADA)))).isTrue();
        assertThat(signature.isValid(first.on(message(ADA)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "x", "x:", ":x", "no such key:AAAA"})
    void isNotValidWhenItIsNone(String text) {
        assertThat(signature.isValid(message(ADA).andMetaData(Map.of(MessageSignature.KEY, text))))
                .isFalse();
    }

    @Test
    void isNotValidOfAKnownKeyWithAnythingElse() {
        assertThat(List.of("", "AAAA", "no base 64!", "=", KEY.id())).allSatisfy(text -> assertThat(signature.isValid(
                        message(ADA).andMetaData(Map.of(MessageSignature.KEY, KEY.id() + ":" + text))))
                .isFalse());
        assertThat(signature.isValid(message(ADA))).isFalse();
        assertThat(signature.isValid(message(ADA).andMetaData(Map.of(MessageSignature.KEY, 7))))
                .isFalse();
    }

    /** Another process may send anything as metadata. */
    @Test
    void readsOnlyTextAsTheActorDoes() {
        CommandMessage<?> odd = signed.andMetaData(Map.of(Actor.ROLES, List.of("credit-director")));

        assertThat(signature.isValid(odd)).isFalse();
        assertThat(Actor.of(odd.getMetaData()).roles()).isEmpty();
    }

    @Test
    void namesItsKeyWithoutTheSecret() {
        assertThat(signed.getMetaData().get(MessageSignature.KEY).toString())
                .startsWith(KEY.id() + ":")
                .doesNotContain("today");
        assertThat(KEY.id()).isNotEqualTo(OLDER.id());
    }

    private static CommandMessage<Object> message(Actor actor) {
        return new GenericCommandMessage<>(new GenericMessage<Object>("any", actor.metaData()), "any");
    }
}
