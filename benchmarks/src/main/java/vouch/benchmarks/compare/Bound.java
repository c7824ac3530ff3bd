package vouch.benchmarks.compare;

import vouch.benchmarks.Figure;

/**
 * How large a ratio has to be, or how small.
 *
 * @param must what everyone may rely on
 * @param aim what would be good
 */
record Bound(double must, double aim, boolean isMoreBetter) {

    static Bound atLeast(double must, double aim) {
        return new Bound(must, aim, true);
    }

    static Bound atMost(double must, double aim) {
        return new Bound(must, aim, false);
    }

    String mustWords() {
        return words(must);
    }

    String aimWords() {
        return words(aim);
    }

    private String words(double value) {
        return (isMoreBetter ? "≥ " : "≤ ") + Figure.of(value);
    }
}
