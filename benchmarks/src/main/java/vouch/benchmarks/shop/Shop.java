package vouch.benchmarks.shop;

import vouch.benchmarks.Unusable;

/** Whatever takes orders on credit, however it does that. */
public interface Shop extends AutoCloseable {

    /** An order asks for this many pence. */
    long ORDER = 300;

    /** @param limit in pence */
    void register(String customer, long limit);

    /** Comes back when the order is approved or rejected, and shown as such. */
    void order(String customer);

    /** Comes back as soon as the order is taken, decided or not. */
    default void accept(String customer) {
        order(customer);
    }

    /** Comes back when every order that was taken is decided and shown. */
    default void settle() {}

    /** An order that is approved and then cancelled; comes back when its credit is free again, and shown as such. */
    void cancel(String customer);

    /** An order that is approved and then shipped; comes back when it is owed for, and shown as such. */
    void ship(String customer);

    /** Comes back when the order view is empty and made again of all events. */
    default void replay() {
        throw new Unusable("this shop has nothing to make a view of");
    }

    /** One change of the customer's account, and nothing else. */
    void change(String customer, int number);
}
