package vouch.benchmarks.compare;

import java.util.function.ToDoubleFunction;

/** A figure that every run has. */
enum Reading {
    PER_SECOND("a second", run -> run.done().units() / run.done().seconds()),
    MEDIAN_MILLIS("half within ms", run -> run.done().medianMillis()),
    LATE_MILLIS("99% within ms", run -> run.done().lateMillis()),
    CPU_MILLIS("CPU ms each", run -> run.cpuMillis() / run.done().units()),
    KILOBYTES(
            "kB allocated each", run -> run.done().allocatedBytes() / run.done().units() / 1000),
    FILE_KILOBYTES("kB of file each", run -> run.storedBytes() / run.done().units() / 1000);

    private final String words;
    private final ToDoubleFunction<Run> formula;

    Reading(String words, ToDoubleFunction<Run> formula) {
        this.words = words;
        this.formula = formula;
    }

    double of(Run run) {
        return formula.applyAsDouble(run);
    }

    @Override
    public String toString() {
        return words;
    }
}
