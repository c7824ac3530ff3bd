package vouch.faults.simulation;

import vouch.faults.simulation.Fault.Crash;

/** How a step ended that a process tried to do. */
enum Attempt {
    DONE,
    /** For a reason of its own. */
    FAILED,
    /** Because something is away that all need: it comes again. */
    AWAY,
    /** With the process. */
    KILLED;

    /** Does the step. The process may also be killed when it is done, but before it is stored that it is. */
    static Attempt to(Runnable step, Line line) {
        Attempt ended = ended(step, line);
        Narration.tell("it ended", ended);
        return ended;
    }

    private static Attempt ended(Runnable step, Line line) {
        try {
            step.run();
            if (line.fails()) {
                throw Crash.NOW;
            }
            return DONE;
        } catch (Crash crash) {
            line.crash();
            return KILLED;
        } catch (RuntimeException e) {
            return Line.isOutage(e) ? AWAY : FAILED;
        }
    }
}
