package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeEligibility;
import vouch.api.customer.CustomerCommand.OverrideCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.EligibilityChanged;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderEvent.OrderApproved;

/** Deciders that decide as the real one does, but for one mistake. */
final class Mistakes {

    private Mistakes() {}

    static Decider approveAtOnce(Decider real) {
        return changed(real, (command, events) -> {
            if (command instanceof CreateOrder create && !events.isEmpty()) {
                BusinessDate on = create.on();
                return with(events, new OrderApproved(create.orderId(), create.customerId(), on.day()));
            }
            return events;
        });
    }

    static Decider grantAll(Decider real) {
        return changed(real, (command, events) -> events.stream()
                .map(event -> event instanceof CreditReservationRejected rejected
                                && rejected.reason() == RejectionReason.CREDIT_LIMIT_EXCEEDED
                        ? grant(rejected)
                        : event)
                .toList());
    }

    static Decider forgetReleases(Decider real) {
        return changed(real, (command, events) -> command instanceof ReleaseCredit ? List.of() : events);
    }

    /** Takes a duplicate for a new order. */
    static Decider reserveAgain(Decider real) {
        return changed(
                real,
                (command, events) -> command instanceof ReserveCredit reserve && events.isEmpty()
                        ? List.of(grantAgain(reserve))
                        : events);
    }

    static Decider forgetLooks(Decider real) {
        return changed(real, (command, events) -> events.stream()
                .filter(event -> !isGrantedByALook(event))
                .toList());
    }

    static Decider lookFromTheYoungest(Decider real) {
        return changed(real, (command, events) -> {
            List<?> grants = events.stream().filter(Mistakes::isGrantedByALook).toList();
            List<Object> reversed = new ArrayList<>(grants);
            Collections.reverse(reversed);
            Stream<?> others = events.stream().filter(event -> !isGrantedByALook(event));
            return Stream.concat(others, reversed.stream()).toList();
        });
    }

    static Decider takeStaleTellings(Decider real) {
        return changed(
                real,
                (command, events) -> command instanceof ChangeEligibility told && events.isEmpty()
                        ? List.of(new EligibilityChanged(
                                told.customerId(),
                                told.eligibility(),
                                told.bound(),
                                told.factors(),
                                told.revision(),
                                told.on()))
                        : events);
    }

    /** Whatever the override names. */
    static Decider overrideAll(Decider real) {
        return new Mistaken(real) {
            @Override
            public List<?> decide(Object command) {
                return command instanceof OverrideCredit override
                        ? real.decide(naming(override, Accountant.OVERRIDABLE)).stream()
                                .map(event -> naming((CreditReserved) event, override.reasons()))
                                .toList()
                        : real.decide(command);
            }
        };
    }

    private static OverrideCredit naming(OverrideCredit override, List<RejectionReason> reasons) {
        return new OverrideCredit(
                override.customerId(), override.orderId(), reasons, override.reason(), override.most(), override.on());
    }

    private static CreditReserved naming(CreditReserved granted, List<RejectionReason> reasons) {
        return new CreditReserved(
                granted.customerId(),
                granted.orderId(),
                granted.granted(),
                reasons,
                granted.reason(),
                granted.on(),
                granted.figures());
    }

    private static boolean isGrantedByALook(Object event) {
        return event instanceof CreditReserved reserved && reserved.granted() == Granted.AFTER_WAITING;
    }

    private static CreditReserved grant(CreditReservationRejected rejected) {
        return new CreditReserved(
                rejected.customerId(),
                rejected.orderId(),
                Granted.AT_ONCE,
                List.of(),
                null,
                rejected.on(),
                rejected.figures());
    }

    private static CreditReserved grantAgain(ReserveCredit reserve) {
        Money amount = reserve.amount();
        CreditTerms terms = CreditTerms.standard(amount.currency());
        CreditFigures figures = new CreditFigures(
                amount, amount, amount, amount, reserve.on(), amount, amount, null, amount, terms, List.of());
        return new CreditReserved(
                reserve.customerId(), reserve.orderId(), Granted.AT_ONCE, List.of(), null, reserve.on(), figures);
    }

    private static List<?> with(List<?> events, Object one) {
        return Stream.concat(events.stream(), Stream.of(one)).toList();
    }

    private static Decider changed(Decider real, BiFunction<Object, List<?>, List<?>> change) {
        return new Mistaken(real) {
            @Override
            public List<?> decide(Object command) {
                return change.apply(command, real.decide(command));
            }
        };
    }
}
