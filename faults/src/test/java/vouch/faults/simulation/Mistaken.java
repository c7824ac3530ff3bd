package vouch.faults.simulation;

import java.util.List;

/** A decider that does as the real one, but for what a mistake overrides. */
abstract class Mistaken implements Decider {

    private final Decider real;

    Mistaken(Decider real) {
        this.real = real;
    }

    @Override
    public List<?> decide(Object command) {
        return real.decide(command);
    }

    @Override
    public void evolve(Object event) {
        real.evolve(event);
    }
}
