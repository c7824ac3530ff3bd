package vouch.app.serialization;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vouch.api.Accepted;
import vouch.api.BusinessError;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditTermsChanged;
import vouch.api.customer.CustomerEvent.EligibilityChanged;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.CustomerEvent.TemporaryLimitWithdrawn;
import vouch.api.customer.CustomerQuery;
import vouch.api.customer.CustomerView;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingEvent.TemporaryLimitPosted;
import vouch.api.history.Chain;
import vouch.api.history.HistoryQuery;
import vouch.api.history.RecordedEvent;
import vouch.api.order.DecisionView;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderQuery;
import vouch.api.order.OrderView;
import vouch.api.whatif.WhatIfQuery;
import vouch.api.whatif.WhatIfView;
import vouch.command.customer.Customer;

/**
 * Lists every type of Vouch that is stored or sent, by its logical name. The event store and the bus use the logical
 * name, so a class may move to another package. No other class is ever loaded for a name that comes from there. A type
 * that is stored for ever also has the revision of its form.
 */
final class KnownTypes {

    private static final Map<String, Class<?>> BY_NAME = Stream.of(
                    OrderEvent.class,
                    CustomerEvent.class,
                    PostingEvent.class,
                    OrderCommand.class,
                    CustomerCommand.class,
                    OrderQuery.class,
                    OrderQuery.Orders.class,
                    DecisionView.class,
                    CustomerQuery.class,
                    CustomerQuery.Customers.class,
                    CustomerQuery.Grantable.class,
                    CustomerQuery.Exposures.class,
                    CustomerQuery.TotalExposure.class,
                    Aging.class,
                    HistoryQuery.class,
                    HistoryQuery.Events.class,
                    HistoryQuery.PastReceivable.class,
                    RecordedEvent.class,
                    Chain.class,
                    WhatIfQuery.class,
                    WhatIfQuery.WhatIfs.class,
                    WhatIfQuery.Flips.class,
                    WhatIfView.class,
                    OrderView.class,
                    CustomerView.class,
                    Accepted.class,
                    BusinessError.class,
                    Customer.class)
            .flatMap(KnownTypes::concrete)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private static final String FIRST_REVISION = "1";
    private static final String SECOND_REVISION = "2";

    /** The types of the first revision that never changed are those which came with the second. */
    private static final Set<Class<?>> SINCE_SECOND = Set.of(
            CreditTermsChanged.class,
            TemporaryLimitGranted.class,
            TemporaryLimitWithdrawn.class,
            EligibilityChanged.class,
            CreditDeferred.class,
            AccountReviewed.class,
            ReservationExpired.class,
            TemporaryLimitPosted.class);

    private static final Map<Class<?>, String> REVISIONS = Stream.of(
                    OrderEvent.class, CustomerEvent.class, PostingEvent.class, Customer.class)
            .flatMap(KnownTypes::concrete)
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), stored -> SINCE_SECOND.contains(stored) ? FIRST_REVISION : SECOND_REVISION));

    private KnownTypes() {}

    /** All names and their types. */
    static Map<String, Class<?>> byName() {
        return BY_NAME;
    }

    /** The revision of the type's current stored form; null for a type that is only sent. */
    static String revisionOf(Class<?> type) {
        return REVISIONS.get(type);
    }

    /** The revision of the current form of each event, by its logical name. */
    static Map<String, Integer> revisionsOfEvents() {
        return REVISIONS.entrySet().stream()
                .filter(entry -> entry.getKey() != Customer.class)
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().getSimpleName(), entry -> Integer.valueOf(entry.getValue())));
    }

    /** The type itself, or all records below a sealed interface. */
    static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(KnownTypes::concrete)
                : Stream.of(type);
    }
}
