package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderId;

class CommandRoutingTest {

    private final CommandRouting routing = new CommandRouting();

    static Stream<Class<?>> commands() {
        return Stream.of(OrderCommand.class, CustomerCommand.class).flatMap(CommandRoutingTest::records);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(CommandRoutingTest::records)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void routesEveryCommandToTheStreamOfItsFirstId(Class<?> type) throws Exception {
        CommandMessage<?> command = asCommandMessage(sample(type));
        String stream = OrderCommand.class.isAssignableFrom(type) ? "order/1" : "customer/1";

        assertThat(routing.getRoutingKey(command)).isEqualTo(stream);
        assertThat(routing.resolveTarget(command).getIdentifier()).isEqualTo(stream);
    }

    @Test
    void refusesWhatIsNoCommandOfAnOrderOrACustomer() {
        assertThatThrownBy(() -> routing.getRoutingKey(asCommandMessage("anything")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("String");
    }

    private static Object sample(Class<?> type) throws Exception {
        Class<?>[] components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = Stream.of(components).map(CommandRoutingTest::value).toArray();
        var constructor = type.getDeclaredConstructor(components);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> component) {
        if (component == OrderId.class) {
            return new OrderId("1");
        }
        if (component == long.class) {
            return 1L;
        }
        return component == CustomerId.class ? new CustomerId("1") : null;
    }
}
