package vouch.engine.commandbus;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** One unit of work and one transaction for a group of commands, whose own units of work are within it. */
record GroupTransactions(TransactionManager transactions) {

    /** Returns why nothing was stored; null when all was. Whatever happens, the transaction has ended. */
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
            // By hand, because a unit of work forgets it after an error.
            transaction.rollback();
            return failure;
        }
    }
}
