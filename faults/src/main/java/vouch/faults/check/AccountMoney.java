package vouch.faults.check;

import static vouch.faults.check.Invariant.C_4;

/** Reads the amounts of one account: all are in its currency, and within bounds. */
final class AccountMoney {

    static final long MOST = 1_000_000_000_000_000L;

    private final Findings findings;
    private String currency;

    AccountMoney(Findings findings) {
        this.findings = findings;
    }

    String currency() {
        return currency;
    }

    void currency(String first) {
        currency = first;
    }

    /** @throws ArithmeticException when it is no amount of money */
    long own(StoredEvent event, Amount amount, long least) {
        boolean within = amount.minor() >= least && amount.minor() <= MOST;
        findings.holds(within, C_4, event.name(), "an amount within bounds", amount);
        return inCurrency(event, amount);
    }

    long inCurrency(StoredEvent event, Amount amount) {
        findings.equal(C_4, event.name() + ", currency", currency, amount.currency());
        return amount.minor();
    }
}
