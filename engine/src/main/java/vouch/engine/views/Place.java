package vouch.engine.views;

import java.util.stream.Stream;

/**
 * One of the two places in which a view can be: tables of its own, and an event processor of its own that alone writes
 * them. So rows and token are always committed together, whichever place is read.
 */
public enum Place {
    FIRST(1, "", ""),
    SECOND(2, "_2", "-2");

    private final int number;
    private final String ofTable;
    private final String ofProcessor;

    Place(int number, String ofTable, String ofProcessor) {
        this.number = number;
        this.ofTable = ofTable;
        this.ofProcessor = ofProcessor;
    }

    static Place of(int number) {
        return Stream.of(values())
                .filter(place -> place.number == number)
                .findFirst()
                .orElseThrow();
    }

    int number() {
        return number;
    }

    Place other() {
        return this == FIRST ? SECOND : FIRST;
    }

    /** The name in this place of a table that is named so in the first. */
    public String table(String name) {
        return name + ofTable;
    }

    /** The processor that writes the view in this place. */
    public String processor(String view) {
        return view + ofProcessor;
    }
}
