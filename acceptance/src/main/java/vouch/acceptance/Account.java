package vouch.acceptance;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** A customer's figures, as text and with their currency. */
record Account(String limit, String reserved, String receivable, String available, String onHold)
        implements ExpectedAccount {

    static final String COLUMNS = "customer,limit,reserved,receivable,available,on_hold";

    static Account of(Row row, String currency) {
        return new Account(
                row.decimal("limit") + " " + currency,
                row.decimal("reserved") + " " + currency,
                row.decimal("receivable") + " " + currency,
                row.decimal("available") + " " + currency,
                row.matching("on_hold", "true|false", "true or false"));
    }

    static Account of(JsonNode customer) {
        return new Account(
                Json.money(customer.path("creditLimit")),
                Json.money(customer.path("reserved")),
                Json.money(customer.path("receivable")),
                Json.money(customer.path("available")),
                customer.path("onHold").toString());
    }

    @Override
    public Facts expected() {
        return new Facts()
                .with("limit", limit)
                .with("reserved", reserved)
                .with("receivable", receivable)
                .with("available", available)
                .with("on hold", onHold);
    }

    @Override
    public Facts shown(String customer, Queries queries) throws IOException, InterruptedException {
        return of(queries.get(Calls.customer(customer))).expected();
    }

    @Override
    public String toString() {
        return expected().toString();
    }
}
