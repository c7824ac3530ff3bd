package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vouch.api.Actor;
import vouch.api.BusinessError.Code;
import vouch.api.Role;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.app.MessageSettings;

@ExtendWith(OutputCaptureExtension.class)
class SenderCheckTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private static final OrderId ORDER = new OrderId("1");
    private static final Actor CLERK = new Actor("ada", Set.of(Role.CLERK), null);

    private final MessageSignature signature = new MessageSignature(List.of(MessageKey.random()));
    private final SenderCheck check = new SenderCheck(signature, false);
    private final SenderCheck upgrading = new SenderCheck(signature, true);

    @Test
    void letsPassWhatTheSenderMaySend() {
        assertThat(check.refusal(signature.on(ship(CLERK)))).isEmpty();
        assertThat(check.refusal(signature.on(find(CLERK)))).isEmpty();
        assertThat(check.refusal(signature.on(command(new ApproveOrder(ORDER, ON), Actor.system("order-saga")))))
                .isEmpty();
    }

    @Test
    void refusesWhatTheSenderMayNotSend() {
        Actor auditor = new Actor("eve", Set.of(Role.AUDITOR), null);

        assertThat(detail(check, signature.on(ship(auditor)))).contains("Your roles do not allow ShipOrder");
        assertThat(detail(check, signature.on(command(new ApproveOrder(ORDER, ON), CLERK))))
                .contains("Your roles do not allow ApproveOrder");
    }

    @Test
    void refusesWhatNobodyHasSigned() {
        assertThat(detail(check, ship(CLERK))).contains("not certain who sent ShipOrder");
        assertThat(detail(check, find(CLERK))).contains("not certain who sent FindOrder");
        assertThat(detail(check, command(new ApproveOrder(ORDER, ON), Actor.system("order-saga"))))
                .contains("not certain who sent ApproveOrder");
    }

    @Test
    void refusesATypeThatNobodyMaySend() {
        assertThat(detail(check, signature.on(command("unknown", CLERK)))).contains("do not allow String");
        assertThat(detail(upgrading, command("unknown", CLERK))).contains("do not allow String");
    }

    /** They could send everything, and so could their clients. */
    @Test
    void acceptsUnsignedMessagesOfAnEarlierVersionDuringAnUpgrade(CapturedOutput output) {
        assertThat(upgrading.refusal(ship(Actor.nobody()))).isEmpty();
        assertThat(upgrading.refusal(find(Actor.nobody()))).isEmpty();
        assertThat(upgrading.refusal(command(new ApproveOrder(ORDER, ON), Actor.system("order-saga"))))
                .isEmpty();

        assertThat(output.getOut().lines().filter(line -> line.contains("has no signature and is accepted")))
                .as("it is told once")
                .hasSize(1);
    }

    @Test
    void acceptsThemOnlyWhereTheSettingsSaySo() {
        SenderConfiguration configuration = new SenderConfiguration();

        assertThat(configuration
                        .senderCheck(signature, new MessageSettings(List.of(), true))
                        .refusal(ship(Actor.nobody())))
                .isEmpty();
        assertThat(configuration
                        .senderCheck(signature, new MessageSettings(List.of(), false))
                        .refusal(ship(Actor.nobody())))
                .isPresent();
    }

    @Test
    void acceptsNoWrongSignatureDuringAnUpgrade() {
        Message<?> signed = signature.on(ship(CLERK));
        Message<?> ofAnother = new MessageSignature(List.of(MessageKey.random())).on(ship(CLERK));

        assertThat(detail(upgrading, signed.andMetaData(Map.of(Actor.KEY, "eve"))))
                .contains("not certain");
        assertThat(detail(upgrading, ofAnother)).contains("not certain");
        assertThat(detail(upgrading, ship(CLERK).andMetaData(Map.of(MessageSignature.KEY, ""))))
                .contains("not certain");
    }

    @Test
    void holdsASignedMessageToItsRightsDuringAnUpgrade() {
        assertThat(detail(upgrading, signature.on(ship(Actor.nobody())))).contains("do not allow ShipOrder");
        assertThat(upgrading.refusal(signature.on(ship(CLERK)))).isEmpty();
    }

    /** Not the whole message, which has a signature and a payload. */
    @Test
    void tellsOfAStrangerOnceAMinute(CapturedOutput output) {
        Message<?> forged = signature.on(ship(CLERK)).andMetaData(Map.of(Actor.KEY, "eve"));
        check.refusal(forged);
        check.refusal(forged);

        assertThat(output.getOut().lines().filter(line -> line.contains("ShipOrder was refused")))
                .singleElement()
                .asString()
                .doesNotContain(
                        "eve", forged.getMetaData().get(MessageSignature.KEY).toString());
    }

    private static String detail(SenderCheck check, Message<?> message) {
        return check.refusal(message)
                .map(refusal -> {
                    assertThat(refusal.error().code()).isEqualTo(Code.ACCESS_DENIED);
                    return refusal.error().detail();
                })
                .orElse("");
    }

    private static CommandMessage<?> ship(Actor actor) {
        return command(new ShipOrder(ORDER, ON), actor);
    }

    private static CommandMessage<?> command(Object payload, Actor actor) {
        return GenericCommandMessage.asCommandMessage(payload).withMetaData(actor.metaData());
    }

    private static Message<?> find(Actor actor) {
        return new GenericQueryMessage<>(new FindOrder(ORDER), ResponseTypes.instanceOf(Object.class))
                .withMetaData(actor.metaData());
    }
}
