package vouch.acceptance;

/** A payment as its client knows it. */
record TradedPayment(String id, String customer, long amount, Sent sent) {

    Call call() {
        return Shop.payment(id, customer, amount);
    }

    @Override
    public String toString() {
        return "payment " + id;
    }
}
