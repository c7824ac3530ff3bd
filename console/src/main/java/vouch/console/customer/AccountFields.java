package vouch.console.customer;

import java.util.List;
import vouch.api.customer.CustomerView;
import vouch.api.history.HistoryQuery.PastReceivable;
import vouch.console.Compared.Field;

/** What of an account is shown beside what it was, by the names of the texts. */
final class AccountFields {

    static final List<Field<CustomerView>> ALL = List.of(
            new Field<>("customer.available", CustomerView::available),
            new Field<>("figure.limit", CustomerView::limitInForce),
            new Field<>("field.limit.credit", CustomerView::creditLimit),
            new Field<>("customer.temporary.limits", CustomerView::temporaryLimits),
            new Field<>("figure.reserved", CustomerView::reserved),
            new Field<>("figure.receivable", CustomerView::receivable),
            new Field<>("customer.overdue", CustomerView::overdue),
            new Field<>("customer.waiting", customer -> customer.waiting().amount()),
            new Field<>(
                    "customer.orders.waiting", customer -> customer.waiting().orders()),
            new Field<>("customer.hold", CustomerView::onHold),
            new Field<>(
                    "customer.eligibility", customer -> customer.eligibility().eligibility()),
            new Field<>("customer.bound", customer -> customer.eligibility().bound()),
            new Field<>("field.shortage", customer -> customer.terms().onShortage()),
            new Field<>("field.tolerance", customer -> customer.terms().tolerancePercent()),
            new Field<>("field.payment", customer -> customer.terms().paymentDays()),
            new Field<>("field.grace", customer -> customer.terms().overdueGraceDays()),
            new Field<>("field.minimum.overdue", customer -> customer.terms().overdueMinimum()),
            new Field<>("field.reservation", customer -> customer.terms().reservationDays()),
            new Field<>("customer.on", CustomerView::on));

    static final List<Field<PastReceivable>> OF_A_DAY = List.of(
            new Field<>("figure.receivable", PastReceivable::receivable),
            new Field<>("aging.notDue", day -> day.aging().notDue()),
            new Field<>("aging.days1to30", day -> day.aging().days1to30()),
            new Field<>("aging.days31to60", day -> day.aging().days31to60()),
            new Field<>("aging.days61to90", day -> day.aging().days61to90()),
            new Field<>("aging.over90", day -> day.aging().over90()),
            new Field<>("aging.credit", day -> day.aging().credit()));

    private AccountFields() {}
}
