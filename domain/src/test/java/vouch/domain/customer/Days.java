package vouch.domain.customer;

import static vouch.domain.customer.Accounts.day;

import java.time.LocalDate;
import vouch.api.BusinessDate;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;

/** Commands for other days than {@link Accounts#DAY}. */
public final class Days {

    private Days() {}

    /** The same command for the day that is so many days after {@link Accounts#DAY}; the client gives it. */
    public static CustomerCommand on(int days, CustomerCommand command) {
        BusinessDate given = new BusinessDate(day(days), true);
        return command instanceof PostingCommand || command instanceof RegisterCustomer
                ? on(given, command)
                : on(given.day(), command);
    }

    /** The same command, in which the client has left the day out: it is that on which the command arrives. */
    public static CustomerCommand arrivingOn(int days, CustomerCommand command) {
        return on(new BusinessDate(day(days), false), command);
    }

    private static CustomerCommand on(BusinessDate on, CustomerCommand command) {
        if (command instanceof RegisterCustomer c) {
            return new RegisterCustomer(c.customerId(), c.name(), c.country(), c.creditLimit(), on);
        } else if (command instanceof RecordPayment c) {
            return new RecordPayment(c.customerId(), c.paymentId(), c.amount(), on);
        } else if (command instanceof IssueCreditNote c) {
            return new IssueCreditNote(c.customerId(), c.creditNoteId(), c.amount(), c.reason(), on);
        } else if (command instanceof GrantTemporaryLimit c) {
            return new GrantTemporaryLimit(
                    c.customerId(), c.temporaryLimitId(), c.amount(), c.from(), c.until(), c.reason(), on);
        }
        return on(on.day(), command);
    }

    private static CustomerCommand on(LocalDate on, CustomerCommand command) {
        if (command instanceof ReserveCredit c) {
            return new ReserveCredit(c.customerId(), c.orderId(), c.amount(), on);
        } else if (command instanceof ReleaseCredit c) {
            return new ReleaseCredit(c.customerId(), c.orderId(), on);
        } else if (command instanceof ChargeCredit c) {
            return new ChargeCredit(c.customerId(), c.orderId(), on);
        } else if (command instanceof OverrideCredit c) {
            return new OverrideCredit(c.customerId(), c.orderId(), c.reasons(), c.reason(), c.most(), on);
        } else if (command instanceof RefuseCredit c) {
            return new RefuseCredit(c.customerId(), c.orderId(), c.reason(), on);
        } else if (command instanceof ReversePayment c) {
            return new ReversePayment(c.customerId(), c.paymentId(), c.reason(), on);
        } else if (command instanceof WithdrawTemporaryLimit c) {
            return new WithdrawTemporaryLimit(c.customerId(), c.temporaryLimitId(), c.reason(), on);
        }
        return onOfConditions(on, command);
    }

    private static CustomerCommand onOfConditions(LocalDate on, CustomerCommand command) {
        if (command instanceof ChangeCreditLimit c) {
            return new ChangeCreditLimit(c.customerId(), c.creditLimit(), c.reason(), on);
        } else if (command instanceof ChangeCreditTerms c) {
            return new ChangeCreditTerms(c.customerId(), c.terms(), c.reason(), on);
        } else if (command instanceof PlaceCreditHold c) {
            return new PlaceCreditHold(c.customerId(), c.reason(), on);
        } else if (command instanceof LiftCreditHold c) {
            return new LiftCreditHold(c.customerId(), c.reason(), on);
        } else if (command instanceof ChangeEligibility c) {
            return new ChangeEligibility(c.customerId(), c.eligibility(), c.bound(), c.factors(), c.revision(), on);
        } else if (command instanceof ReviewAccount c) {
            return new ReviewAccount(c.customerId(), on);
        }
        throw new IllegalArgumentException("No day is known in " + command);
    }
}
