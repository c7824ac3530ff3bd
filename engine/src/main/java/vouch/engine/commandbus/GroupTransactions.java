package vouch.engine.commandbus;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Runs a group of commands in one unit of work and one transaction. The commands' own units of work are within it. */
record GroupTransactions(TransactionManager transactions) {

    /** Returns why nothing was stored; null when everything was stored. The transaction has ended in every case. */
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
            group.commit();
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
