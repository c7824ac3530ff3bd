package vouch.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import vouch.acceptance.Sent.Fate;

/** One client: orders, ships, cancels and pays, one after the other, until it is told to stop or nobody answers. */
final class Trader implements Runnable {

    private final Load load;
    private final Wire wire;
    private final String name;
    private final Random random;
    private final List<TradedOrder> orders = new ArrayList<>();
    private final List<TradedPayment> payments = new ArrayList<>();

    Trader(Load load, Wire wire, String name, long seed) {
        this.load = load;
        this.wire = wire;
        this.name = name;
        this.random = new Random(seed);
    }

    List<TradedOrder> orders() {
        return orders;
    }

    List<TradedPayment> payments() {
        return payments;
    }

    Stream<Sent> commands() {
        return Stream.concat(
                orders.stream().flatMap(TradedOrder::commands),
                payments.stream().map(TradedPayment::sent));
    }

    @Override
    public void run() {
        try {
            while (load.goesOn()) {
                if (random.nextInt(4) == 0) {
                    pay();
                } else {
                    order();
                }
            }
        } catch (IOException e) {
            // Nobody answers any more: what was sent last has no answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pay() throws IOException, InterruptedException {
        TradedPayment payment =
                new TradedPayment(name + "-p" + payments.size(), customer(), 1 + random.nextInt(50_00), new Sent());
        payments.add(payment);
        send(payment.sent(), payment.call(), 201);
    }

    private void order() throws IOException, InterruptedException {
        TradedOrder order = new TradedOrder(name + "-o" + orders.size(), customer(), 1 + random.nextInt(100_00));
        orders.add(order);
        if (random.nextBoolean()) {
            Answer answer = send(order.creation, order.call().waiting(), 201);
            if (answer.status() == 201) {
                order.decided(answer.text("status"));
            }
            boolean approved = answer.text("status").equals("APPROVED");
            if (approved && random.nextBoolean()) {
                send(order.shipment, Shop.shipment(order.id), 202);
            } else if (approved && random.nextBoolean()) {
                send(order.cancellation, Shop.cancellation(order.id).waiting(), 200);
            }
        } else {
            boolean taken = send(order.creation, order.call(), 202).status() == 202;
            if (taken && random.nextInt(3) == 0) {
                // Before its decision, at it or after it; a rejected order is not cancelled.
                send(order.cancellation, Shop.cancellation(order.id), 202, 409);
            }
        }
    }

    private Answer send(Sent command, Call call, Integer... expected) throws IOException, InterruptedException {
        command.send();
        Answer answer = wire.send(call);
        if (answer.retryAfter().isPresent()) {
            // Taken or not, nobody says: so it counts as never answered.
            load.oneMoreDelayed();
            command.answered(Fate.UNKNOWN);
            LockSupport.parkNanos(answer.retryAfter().orElseThrow().toNanos());
        } else if (call.waits() && answer.status() == 202) {
            load.oneMoreDelayed();
            acknowledged(command);
        } else if (!List.of(expected).contains(answer.status())) {
            load.surprisedBy(call + ": " + answer);
        } else if (answer.succeeded()) {
            acknowledged(command);
        } else {
            command.answered(Fate.REFUSED);
        }
        return answer;
    }

    private void acknowledged(Sent command) {
        command.answered(Fate.ACKNOWLEDGED);
        load.oneMoreAcknowledged();
    }

    private String customer() {
        return Load.CUSTOMERS.get(random.nextInt(Load.CUSTOMERS.size()));
    }
}
