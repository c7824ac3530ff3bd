package vouch.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.order.Orders.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.domain.Answers;
import vouch.domain.Permitted;
import vouch.domain.order.OrderState.Status;

class OrderStateTest {

    /** Every state, every command. */
    private static final String TABLE =
            """
            state     | CreateOrder  | ApproveOrder    | RejectOrder       | CancelOrder           | ShipOrder
            ABSENT    | OrderCreated | ORDER_NOT_FOUND | ORDER_NOT_FOUND   | ORDER_NOT_FOUND       | ORDER_NOT_FOUND
            PENDING   | nothing      | OrderApproved   | OrderRejected     | OrderCancelled        | ORDER_NOT_APPROVED
            APPROVED  | nothing      | nothing         | ORDER_NOT_PENDING | OrderCancelled        | OrderShipped
            REJECTED  | nothing      | ORDER_CLOSED    | nothing           | ORDER_REJECTED        | ORDER_NOT_APPROVED
            CANCELLED | nothing      | ORDER_CLOSED    | ORDER_NOT_PENDING | nothing               | ORDER_NOT_APPROVED
            SHIPPED   | nothing      | nothing         | ORDER_NOT_PENDING | ORDER_ALREADY_SHIPPED | nothing
            """;

    private static final List<OrderCommand> COMMANDS = List.of(CREATE, APPROVE, REJECT, CANCEL, SHIP);

    @ParameterizedTest
    @EnumSource
    void answersEveryCommandAsTheTableSays(Status status) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("state", status.name());
        COMMANDS.forEach(command -> answers.put(command.getClass().getSimpleName(), Answers.to(() -> order(status)
                .decide(command))));

        assertThat(answers).isEqualTo(row(status));
    }

    @Test
    void theTableLeavesNoCommandOut() {
        assertThat(Permitted.typesOf(COMMANDS.stream())).isEqualTo(Permitted.recordsOf(OrderCommand.class));
    }

    @Test
    void recordsWhatWasDecided() {
        assertThat(order(Status.ABSENT).decide(CREATE)).containsExactly(CREATED);
        assertThat(order(Status.PENDING).decide(APPROVE)).containsExactly(APPROVED);
        assertThat(order(Status.PENDING).decide(REJECT)).containsExactly(REJECTED);
        assertThat(order(Status.PENDING).decide(CANCEL)).containsExactly(CANCELLED);
        assertThat(order(Status.APPROVED).decide(CANCEL)).containsExactly(CANCELLED);
        assertThat(order(Status.APPROVED).decide(SHIP)).containsExactly(SHIPPED);
    }

    @Test
    void isCancelledOnceWhateverTheReason() {
        assertThat(order(Status.CANCELLED).decide(new CancelOrder(ORDER, "another", DAY.plusDays(1))))
                .isEmpty();
    }

    @Test
    void isNeverApprovedUnlessPending() {
        assertThat(Stream.of(Status.values())
                        .filter(status ->
                                Answers.to(() -> order(status).decide(APPROVE)).equals("OrderApproved")))
                .containsExactly(Status.PENDING);
    }

    private static Map<String, String> row(Status status) {
        List<String> lines = TABLE.lines().toList();
        String[] header = lines.get(0).split("\\|");
        String[] cells = lines.stream()
                .map(line -> line.split("\\|"))
                .filter(line -> line[0].strip().equals(status.name()))
                .findFirst()
                .orElseThrow();
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i].strip(), cells[i].strip());
        }
        return row;
    }
}
