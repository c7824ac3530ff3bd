package vouch.app.messaging;

import static vouch.api.Role.AUDITOR;
import static vouch.api.Role.CLERK;
import static vouch.api.Role.CREDIT_DIRECTOR;
import static vouch.api.Role.CREDIT_MANAGER;
import static vouch.api.Role.ELIGIBILITY;
import static vouch.api.Role.OPERATOR;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vouch.api.Actor;
import vouch.api.Role;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerQuery.*;
import vouch.api.history.HistoryQuery.*;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderQuery.*;
import vouch.api.whatif.WhatIfQuery.*;

/**
 * Who may send which command and which query: the roles of clients, and the parts of Vouch. It is the same table as that
 * of the endpoints, and is asked wherever a message is handled. A type without a line is refused.
 */
final class MessageRights {

    private static final Set<Role> ORDERS = Set.of(CLERK, CREDIT_MANAGER, CREDIT_DIRECTOR);
    private static final Set<Role> CREDIT = Set.of(CREDIT_MANAGER, CREDIT_DIRECTOR);
    private static final Set<Role> READING = Set.of(CLERK, CREDIT_MANAGER, CREDIT_DIRECTOR, AUDITOR, OPERATOR);
    private static final Set<Role> REPORTING = Set.of(CREDIT_MANAGER, CREDIT_DIRECTOR, AUDITOR, OPERATOR);
    private static final Set<Role> WHAT_IF = Set.of(CREDIT_MANAGER, CREDIT_DIRECTOR, AUDITOR);
    private static final Set<Role> ELIGIBILITY_SERVICE = Set.of(ELIGIBILITY);
    private static final Set<Role> NO_CLIENT = Set.of();

    private static final Actor SAGA = Actor.system("order-saga");
    private static final Actor REPAIR = Actor.system("saga-repair");
    private static final Actor RECONCILER = Actor.system("reconciler");
    private static final Actor DAILY_REVIEW = Actor.system("daily-review");
    private static final Actor NOTICES = Actor.system("notices");
    private static final Actor DRY_RUN = Actor.system("dry-run");
    private static final Actor DEMO = Actor.system("demo");

    private static final Map<Class<?>, Senders> TABLE = Map.ofEntries(
            line(CreateOrder.class, ORDERS, DEMO),
            line(CancelOrder.class, ORDERS, DEMO, REPAIR, SAGA),
            line(ShipOrder.class, ORDERS, DEMO),
            line(ApproveOrder.class, NO_CLIENT, SAGA),
            line(RejectOrder.class, NO_CLIENT, SAGA, RECONCILER),
            line(RegisterCustomer.class, CREDIT, DEMO),
            line(ChangeCreditLimit.class, CREDIT, DEMO),
            line(PlaceCreditHold.class, CREDIT, DEMO),
            line(LiftCreditHold.class, CREDIT, DEMO),
            line(ChangeCreditTerms.class, CREDIT, DEMO),
            line(GrantTemporaryLimit.class, CREDIT, DEMO),
            line(WithdrawTemporaryLimit.class, CREDIT),
            line(ChangeEligibility.class, ELIGIBILITY_SERVICE, DEMO),
            line(OverrideCredit.class, CREDIT, DEMO),
            line(RefuseCredit.class, CREDIT, DEMO),
            line(ReviewAccount.class, CREDIT, DAILY_REVIEW),
            line(ReserveCredit.class, NO_CLIENT, SAGA, DRY_RUN),
            line(ReleaseCredit.class, NO_CLIENT, SAGA, RECONCILER, REPAIR, DRY_RUN),
            line(ChargeCredit.class, NO_CLIENT, SAGA, RECONCILER, DRY_RUN),
            line(RecordPayment.class, CREDIT, DEMO),
            line(ReversePayment.class, CREDIT, DEMO),
            line(IssueCreditNote.class, CREDIT, DEMO),
            line(FindOrder.class, READING),
            line(AwaitOrder.class, READING, DEMO),
            line(FindOrders.class, READING, NOTICES),
            line(FindDecision.class, READING),
            line(FindAging.class, READING),
            line(FindGrantable.class, READING),
            line(FindExposure.class, REPORTING, NOTICES),
            line(FindTotalExposure.class, REPORTING),
            line(FindOrderTimeline.class, READING),
            line(FindPastOrder.class, READING),
            line(FindCustomerTimeline.class, READING),
            line(FindPastCustomer.class, READING),
            line(FindPastReceivable.class, READING),
            line(FindPastExposure.class, REPORTING),
            line(FindEvents.class, REPORTING),
            line(FindEvent.class, REPORTING),
            line(FindChain.class, REPORTING),
            line(StartWhatIf.class, WHAT_IF, DEMO),
            line(FindWhatIf.class, WHAT_IF),
            line(FindWhatIfs.class, WHAT_IF),
            line(FindFlips.class, WHAT_IF),
            line(StopWhatIf.class, WHAT_IF),
            line(FindCustomer.class, READING),
            line(FindCustomers.class, READING, NOTICES));

    private MessageRights() {}

    /** @param parts the names of the parts of Vouch */
    record Senders(Set<Role> roles, Set<String> parts) {

        boolean include(Actor actor) {
            return actor.isSystem()
                    ? parts.contains(actor.name())
                    : actor.roles().stream().anyMatch(roles::contains);
        }
    }

    /** Whether the actor may send a message with this payload. */
    static boolean allow(Actor actor, Class<?> type) {
        return isKnown(type) && TABLE.get(type).include(actor);
    }

    /** Whether anybody may send a message with this payload. */
    static boolean isKnown(Class<?> type) {
        return TABLE.containsKey(type);
    }

    /** The names of all parts of Vouch that send anything. */
    static Set<String> parts() {
        return TABLE.values().stream()
                .flatMap(senders -> senders.parts.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map.Entry<Class<?>, Senders> line(Class<?> type, Set<Role> roles, Actor... parts) {
        return Map.entry(
                type, new Senders(roles, Stream.of(parts).map(Actor::name).collect(Collectors.toUnmodifiableSet())));
    }
}
