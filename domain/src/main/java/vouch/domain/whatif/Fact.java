package vouch.domain.whatif;

import java.util.List;
import vouch.api.customer.CustomerEvent;
import vouch.domain.whatif.Matching.Part;

/**
 * An event that is stored, with what every timeline has to know of it.
 *
 * @param order null when it is about no order, or about one that is decided everywhere
 * @param timedOut whether it ends a wait whose deadline has passed
 * @param charge what it charges, else null
 * @param matched what it pays in fact
 * @param undone what a reversed payment had paid in fact
 */
record Fact(
        CustomerEvent event, OrderCase order, boolean timedOut, Charge charge, List<Part> matched, List<Part> undone) {}
