package vouch.acceptance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code accounts}: one line for each customer that the operations register, in that one's currency. */
final class AccountTable {

    private AccountTable() {}

    static Map<String, ExpectedAccount> read(Path folder, Form form, Map<String, String> currencies) {
        Map<String, ExpectedAccount> accounts = new LinkedHashMap<>();
        for (Row row : form.accounts(folder)) {
            String customer = row.id("customer");
            String currency = currencies.get(customer);
            if (currency == null) {
                throw row.wrong("no operation registers customer " + customer);
            }
            if (accounts.put(customer, form.account(row, currency)) != null) {
                throw row.wrong("customer " + customer + " has a row already");
            }
        }
        Set<String> missing = new TreeSet<>(currencies.keySet());
        missing.removeAll(accounts.keySet());
        if (!missing.isEmpty()) {
            throw new MalformedInput(form.file(folder, "accounts") + ": has no row for customer "
                    + missing.iterator().next() + ", which is registered");
        }
        return accounts;
    }
}
