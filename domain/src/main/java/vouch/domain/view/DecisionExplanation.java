package vouch.domain.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vouch.api.Actor;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.DecisionView;
import vouch.api.order.DecisionView.Check;
import vouch.api.order.DecisionView.Outcome;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Status;

/** Explains a decision on an order's credit in figures and words, from its event alone. Pure. */
public final class DecisionExplanation {

    private DecisionExplanation() {}

    /**
     * Explains the decision of an account.
     *
     * @param at when the event was recorded
     * @param actor who sent the command that the event answers
     */
    public static DecisionView of(CreditDecision event, Instant at, Actor actor) {
        if (event instanceof CreditReserved granted) {
            return view(
                    event,
                    Outcome.GRANTED,
                    null,
                    granted.granted(),
                    granted.overridden(),
                    granted.reason(),
                    at,
                    actor,
                    conclusion(granted, actor));
        } else if (event instanceof CreditDeferred deferred) {
            return view(
                    event,
                    Outcome.DEFERRED,
                    deferred.reason(),
                    null,
                    List.of(),
                    null,
                    at,
                    actor,
                    "The order had to wait for credit, because of %s. The terms let orders wait on a shortage."
                            .formatted(deferred.reason()));
        } else if (event instanceof CreditReservationRejected rejected) {
            return view(
                    event,
                    Outcome.REJECTED,
                    rejected.reason(),
                    null,
                    List.of(),
                    rejected.remark(),
                    at,
                    actor,
                    conclusion(rejected, actor));
        }
        throw new IllegalArgumentException("Nobody can explain " + event);
    }

    /** Explains an order on which no account has decided. */
    public static DecisionView ofUndecided(OrderView order) {
        boolean rejected = order.status() == Status.REJECTED;
        return new DecisionView(
                order.orderId(),
                order.customerId(),
                rejected ? Outcome.REJECTED : Outcome.UNDECIDED,
                rejected ? RejectionReason.valueOf(order.reason()) : null,
                null,
                List.of(),
                null,
                order.on(),
                order.decidedAt(),
                null,
                null,
                null,
                List.of(),
                List.of(
                        rejected
                                ? "The order was rejected without a decision of an account, because of %s."
                                        .formatted(order.reason())
                                : "No account has decided on the credit of this order yet."));
    }

    private static DecisionView view(
            CreditDecision event,
            Outcome outcome,
            RejectionReason reason,
            Granted granted,
            List<RejectionReason> overridden,
            String remark,
            Instant at,
            Actor actor,
            String conclusion) {
        CreditFigures figures = event.figures();
        List<Check> checks = new DecisionChecks(figures, reason).all();
        List<String> sentences = new ArrayList<>();
        sentences.add("On %s the account of customer %s decided on %s for order %s."
                .formatted(
                        figures.on(),
                        event.customerId().value(),
                        figures.requested(),
                        event.orderId().value()));
        checks.forEach(check -> sentences.add(check.sentence()));
        sentences.add(conclusion);
        return new DecisionView(
                event.orderId(),
                event.customerId(),
                outcome,
                reason,
                granted,
                overridden,
                remark,
                event.on(),
                at,
                actor.name(),
                actor.onBehalfOf(),
                figures,
                checks,
                List.copyOf(sentences));
    }

    private static String conclusion(CreditReserved event, Actor actor) {
        if (event.granted() == Granted.BY_OVERRIDE) {
            return "%s granted the credit by an override of %s%s"
                    .formatted(actor.name(), list(event.overridden()), saying(event.reason()));
        }
        String how = event.granted() == Granted.AT_ONCE
                ? "Credit was granted"
                : "Credit was granted to the order after it had waited";
        return event.warnings().isEmpty()
                ? how + ", because no reason applied."
                : "%s in spite of %s, because the terms only warn on a shortage."
                        .formatted(how, list(event.warnings()));
    }

    private static String conclusion(CreditReservationRejected event, Actor actor) {
        return switch (event.reason()) {
            case QUEUE_FULL -> "Credit was rejected, because too many orders of the customer wait for credit already.";
            case CREDIT_REFUSED -> "%s refused the credit%s".formatted(actor.name(), saying(event.remark()));
            default -> "Credit was rejected, because of %s.".formatted(event.reason());
        };
    }

    /** The end of a sentence. */
    private static String saying(String remark) {
        return remark == null ? "." : ": \"" + remark + "\".";
    }

    private static String list(List<RejectionReason> reasons) {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
