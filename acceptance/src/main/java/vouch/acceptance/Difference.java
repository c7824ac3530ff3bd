package vouch.acceptance;

/** Where Vouch did not do what the set says. */
record Difference(int seq, String what, String customer, String expected, String got)
        implements Comparable<Difference> {

    /** Accounts are compared when all operations are done, and listed after them. */
    private static final int AFTER_ALL = Integer.MAX_VALUE;

    static Difference of(Operation operation, Outcome got) {
        String what = "seq " + operation.seq() + " " + operation.kind().word() + " " + operation.ref();
        return new Difference(operation.seq(), what, operation.customer(), operation.expected(), got.text());
    }

    static Difference of(String customer, Account expected, String got) {
        return new Difference(AFTER_ALL, "account", customer, expected.toString(), got);
    }

    @Override
    public int compareTo(Difference other) {
        int bySeq = Integer.compare(seq, other.seq);
        return bySeq != 0 ? bySeq : customer.compareTo(other.customer);
    }

    @Override
    public String toString() {
        return what + ", customer " + customer + ": expected " + expected + ", got " + got;
    }
}
