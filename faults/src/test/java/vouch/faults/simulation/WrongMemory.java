package vouch.faults.simulation;

import java.util.List;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.customer.Granted;

/** Accounts that decide as the real one does, but remember one kind of event wrongly. */
final class WrongMemory {

    private WrongMemory() {}

    static Decider reservingWhatWaits(Decider real) {
        return new Mistaken(real) {
            @Override
            public void evolve(Object event) {
                if (event instanceof CreditDeferred deferred) {
                    real.evolve(new CreditReserved(
                            deferred.customerId(),
                            deferred.orderId(),
                            Granted.AT_ONCE,
                            List.of(),
                            null,
                            deferred.on(),
                            deferred.figures()));
                }
                real.evolve(event);
            }
        };
    }

    static Decider forgettingExpiries(Decider real) {
        return new Mistaken(real) {
            @Override
            public void evolve(Object event) {
                if (!(event instanceof ReservationExpired)) {
                    real.evolve(event);
                }
            }
        };
    }

    static Decider lettingTheCancelledWait(Decider real) {
        return new Mistaken(real) {
            @Override
            public void evolve(Object event) {
                if (!(event instanceof CreditReleased released) || released.waited() == null) {
                    real.evolve(event);
                }
            }
        };
    }
}
