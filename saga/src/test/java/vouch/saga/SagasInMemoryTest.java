package vouch.saga;

import vouch.api.order.OrderId;

class SagasInMemoryTest extends SagaStoreContract {

    private final SagasInMemory sagas = new SagasInMemory();

    @Override
    SagaStore store() {
        return sagas;
    }

    @Override
    void commit(Runnable work) {
        work.run();
        sagas.commit();
    }

    @Override
    void rollBack(Runnable work) {
        work.run();
        sagas.rollback();
    }

    @Override
    void whileLocked(OrderId order, Runnable work) {
        sagas.busy.add(order);
        work.run();
        sagas.busy.remove(order);
    }
}
