package vouch.command.order;

import java.util.List;
import vouch.api.Money;

/** How much credit the sender of the present request may override ({@code docs/credit-rules.md}, Waiting). */
@FunctionalInterface
public interface OverrideBounds {

    /** At most one amount of each currency. A currency without one has no bound. */
    List<Money> ofCaller();
}
