package vouch.faults.check;

/** What must hold whatever fails. The ids are those of the reports. */
public enum Invariant {
    C_1(
            "credit is granted within the ceiling, with a warning or by an override, and withheld for the reasons that hold"),
    C_2("granted = released + charged + open, and every figure is the sum of the events"),
    C_3("one reservation per order, resolved at most once"),
    C_4("one currency, its own number of digits, no amount out of bounds"),
    C_5("credit that becomes free goes at once to the orders that wait, the oldest first, and to no other"),
    C_6("a reservation expires once, when its days are over"),
    C_7("temporary limits, tellings of eligibility, terms and due dates are as the rules have them"),
    O_1("every order is decided once, by legal steps, and in time"),
    O_2("an order and its credit agree, and nothing is released that nobody reserved or may still reserve"),
    O_3("what was acknowledged is there once, what was refused is not, and nothing is there that nobody asked for"),
    O_4("an id stands for one content, and asking again changes nothing"),
    S_1("one saga per order, gone at the end"),
    S_2("an order in flight has a deadline as long as it is pending, and no longer"),
    E_1("the events of a stream are numbered from 0 without a gap, and no event has two ids or two types"),
    E_2("every event has reached every view and every processor"),
    E_3("every view row is what the first events of its stream make, in their order"),
    R_1("a view made again is the same view, to the byte"),
    R_3("a replay does nothing but make the view again"),
    A_1("every event says who, why and when");

    private final String meaning;

    Invariant(String meaning) {
        this.meaning = meaning;
    }

    public String id() {
        return name().replace('_', '-');
    }

    /** In one sentence. */
    public String meaning() {
        return meaning;
    }
}
