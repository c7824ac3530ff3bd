package vouch.acceptance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads {@code accounts.csv}: one row for each customer that the operations register, in that one's currency. */
final class AccountTable {

    private AccountTable() {}

    static Map<String, Account> read(Path file, List<Operation> operations) {
        Map<String, String> currencies = new HashMap<>();
        operations.stream()
                .filter(Operation::registers)
                .forEach(registration -> currencies.putIfAbsent(registration.customer(), registration.currency()));

        Map<String, Account> accounts = new LinkedHashMap<>();
        for (Row row : Table.read(file, Account.COLUMNS)) {
            String customer = row.id("customer");
            String currency = currencies.get(customer);
            if (currency == null) {
                throw row.wrong("no operation registers customer " + customer);
            }
            if (accounts.put(customer, Account.of(row, currency)) != null) {
                throw row.wrong("customer " + customer + " has a row already");
            }
        }
        currencies.keySet().removeAll(accounts.keySet());
        if (!currencies.isEmpty()) {
            String missing = new TreeSet<>(currencies.keySet()).first();
            throw new MalformedInput(file + ": has no row for customer " + missing + ", which is registered");
        }
        return accounts;
    }
}
