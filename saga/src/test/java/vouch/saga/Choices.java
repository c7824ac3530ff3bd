package vouch.saga;

import java.util.ArrayList;
import java.util.List;

/** Every way through a run that asks for choices, one run after the other: a depth-first search without a tree. */
final class Choices {

    private record Choice(int taken, int of) {}

    private final List<Choice> made = new ArrayList<>();
    private int position;

    /** A number below the bound: the one of the run before, or 0 where this run goes where none went before. */
    int below(int bound) {
        if (position == made.size()) {
            made.add(new Choice(0, bound));
        }
        return made.get(position++).taken();
    }

    /** Turns to the next run; false when there is none that was not made. */
    boolean turn() {
        position = 0;
        for (int last = made.size() - 1; last >= 0; last--) {
            Choice choice = made.remove(last);
            if (choice.taken() + 1 < choice.of()) {
                made.add(new Choice(choice.taken() + 1, choice.of()));
                return true;
            }
        }
        return false;
    }
}
