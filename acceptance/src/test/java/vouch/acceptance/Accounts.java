package vouch.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The accounts of the {@link Load}'s customers: as Vouch shows them, and as its orders and payments add up. */
final class Accounts {

    private final Shop shop;
    private int marks;

    Accounts(Shop shop) {
        this.shop = shop;
    }

    /** A customer's figures; the version is the number of its events. */
    record Figures(String customer, long limit, long reserved, long receivable, long version) {

        static Figures of(JsonNode customer) {
            return new Figures(
                    customer.path("customerId").asString(),
                    Pence.of(customer.path("creditLimit")),
                    Pence.of(customer.path("reserved")),
                    Pence.of(customer.path("receivable")),
                    customer.path("version").asLong());
        }
    }

    /** A change of the limit marks the end of each account: where the mark shows, everything before it shows. */
    List<Figures> shown() throws InterruptedException {
        marks++;
        List<Figures> shown = new ArrayList<>();
        for (String customer : Load.CUSTOMERS) {
            String path = "/api/customers/" + customer;
            shop.done(Call.put(path + "/credit-limit", Map.of("creditLimit", Shop.money(limit()))));
            Bounded.until(() -> Figures.of(shop.get(path)).limit() == limit());
            shown.add(Figures.of(shop.get(path)));
        }
        return shown;
    }

    List<Figures> expected(Collection<ShownOrder> orders, Collection<TradedPayment> payments) {
        return Load.CUSTOMERS.stream()
                .map(customer -> expected(
                        customer,
                        orders.stream()
                                .filter(order -> order.customer().equals(customer))
                                .toList(),
                        payments.stream()
                                .filter(payment -> payment.customer().equals(customer))
                                .toList()))
                .toList();
    }

    private Figures expected(String customer, List<ShownOrder> orders, List<TradedPayment> payments) {
        long reserved = orders.stream().mapToLong(ShownOrder::reserved).sum();
        long charged = orders.stream().mapToLong(ShownOrder::charged).sum();
        long paid = payments.stream().mapToLong(TradedPayment::amount).sum();
        long events = orders.stream().mapToLong(ShownOrder::events).sum() + payments.size() + marks + 1;
        return new Figures(customer, limit(), reserved, charged - paid, events);
    }

    private long limit() {
        return Load.LIMIT + marks;
    }
}
