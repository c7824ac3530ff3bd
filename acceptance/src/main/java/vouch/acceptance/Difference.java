package vouch.acceptance;

/** Where Vouch did not do what the set says. */
record Difference(int seq, String what, String customer, String expected, String got)
        implements Comparable<Difference> {

    /** Accounts are compared when all operations are done, and listed after them. */
    private static final int AFTER_ALL = Integer.MAX_VALUE;

    static Difference of(Operation operation, Outcome got) {
        return of(operation, operation.expected(), got.text());
    }

    /** Of an operation with the right outcome, where something else shows than should. */
    static Difference of(Operation operation, Facts expected, Facts got) {
        String outcome = operation.expected() + ", ";
        return of(operation, outcome + expected.without(got), outcome + got.without(expected));
    }

    /** Of all that is compared, those facts that differ. */
    static Difference of(String what, String customer, Facts expected, Facts got) {
        String missing = expected.without(got).toString();
        return new Difference(
                AFTER_ALL, what, customer, missing, got.without(expected).toString());
    }

    private static Difference of(Operation operation, String expected, String got) {
        String what = "seq " + operation.seq() + " " + operation.kind().word() + " " + operation.ref();
        return new Difference(operation.seq(), what, operation.customer(), expected, got);
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
