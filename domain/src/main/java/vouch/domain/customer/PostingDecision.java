package vouch.domain.customer;

import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.CustomerEvent.TemporaryLimitWithdrawn;
import vouch.api.customer.PostingEvent;

/**
 * What a payment, its reversal, a credit note or a temporary limit adds to the posting's stream and to the customer's
 * stream. Pure. Both lists are empty when the posting was made before. Otherwise one append must store both.
 */
public record PostingDecision(List<PostingEvent> posting, List<CustomerEvent> account) {

    /**
     * Decides the command. The posting says whether the command is new, for which amount and day. The account then takes
     * that amount. Credit that becomes free goes to the orders that wait.
     *
     * @throws vouch.api.BusinessError.Refusal when the customer is unknown, or the posting or the account does not
     *     accept the command
     */
    public static PostingDecision of(
            CreditAccount account, PostingState posting, PostingCommand command, CreditPolicy policy) {
        AccountRules.checkKnown(account);
        List<PostingEvent> posted = posting.decide(command);
        if (posted.isEmpty()) {
            return new PostingDecision(List.of(), List.of());
        }
        CustomerEvent effect = effect(account, command, posted.get(0));
        return new PostingDecision(posted, new FreedCredit(account, policy).after(List.of(effect)));
    }

    private static CustomerEvent effect(CreditAccount account, PostingCommand command, PostingEvent posted) {
        Money amount = posted.amount();
        if (command instanceof RecordPayment payment) {
            AccountRules.checkId(payment.paymentId().value());
            requireCreditable(account, amount);
            return new PaymentRecorded(payment.customerId(), payment.paymentId(), amount, posted.on());
        } else if (command instanceof ReversePayment reversal) {
            AccountRules.checkCurrency(account, amount);
            AccountRules.checkDebt(account.exposure(), amount);
            return new PaymentReversed(
                    reversal.customerId(), reversal.paymentId(), amount, reversal.reason(), posted.on());
        } else if (command instanceof IssueCreditNote note) {
            AccountRules.checkId(note.creditNoteId().value());
            requireCreditable(account, amount);
            return new CreditNoteIssued(note.customerId(), note.creditNoteId(), amount, note.reason(), posted.on());
        } else if (command instanceof GrantTemporaryLimit limit) {
            ConditionRules.check(account, limit);
            return new TemporaryLimitGranted(
                    limit.customerId(),
                    limit.temporaryLimitId(),
                    amount,
                    limit.from(),
                    limit.until(),
                    limit.reason(),
                    posted.on());
        } else if (command instanceof WithdrawTemporaryLimit withdrawal) {
            return new TemporaryLimitWithdrawn(
                    withdrawal.customerId(), withdrawal.temporaryLimitId(), withdrawal.reason(), posted.on());
        }
        throw new IllegalArgumentException("A posting does not know " + command);
    }

    private static void requireCreditable(CreditAccount account, Money amount) {
        AccountRules.checkCurrency(account, amount);
        AccountRules.checkAmount(amount);
        AccountRules.checkCredit(account.receivable(), amount);
    }
}
