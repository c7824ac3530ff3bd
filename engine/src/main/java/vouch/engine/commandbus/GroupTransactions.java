package vouch.engine.commandbus;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import vouch.engine.dryrun.DryRun;

/**
 * Runs a group of commands in one unit of work and one transaction. The commands' own units of work are within it. A
 * {@link DryRun}, which is alone in its group, is rolled back before anything is written.
 */
record GroupTransactions(TransactionManager transactions) {

    /** Returns the failure because of which nothing was stored; mostly null. The transaction has ended in every case. */
    Throwable run(PendingCommand<?, ?> first, Runnable decisions) {
        Transaction transaction;
        try {
            transaction = transactions.startTransaction();
        } catch (RuntimeException away) {
            return away;
        }
        UnitOfWork<CommandMessage<?>> group = new DefaultUnitOfWork<>(first.command());
        try {
            group.start();
            group.onCommit(work -> transaction.commit());
            decisions.run();
            if (DryRun.is(first.command())) {
                group.rollback();
                transaction.rollback();
            } else {
                group.commit();
            }
            return null;
        } catch (RuntimeException | Error failure) {
            if (group.isActive()) {
                group.rollback(failure);
            }
            // Explicitly, because a unit of work does not roll it back after an error.
            transaction.rollback();
            return failure;
        }
    }
}
