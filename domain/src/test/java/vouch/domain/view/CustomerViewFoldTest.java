package vouch.domain.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.view.CustomerViewFold.fold;
import static vouch.domain.view.Customers.*;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Bounds;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.Granted;
import vouch.api.customer.TemporaryLimitId;
import vouch.domain.Permitted;

class CustomerViewFoldTest {

    private static final CustomerView NEW = view(false, "100", "0", "0", 1);
    private static final CustomerView HELD = view(true, "100", "0", "0", 2);
    private static final CustomerView SEASONAL = view(TERMS, List.of(SEASON), ELIGIBLE);
    private static final CustomerView WAITING = view(false, "100", "50", "20", 8, 2, "45");
    private static final CustomerView BUSY = view(false, "100", "50", "20", 8);

    /** Every event: before, event, after. */
    static Stream<Arguments> events() {
        return Stream.of(
                arguments(null, REGISTERED, NEW),
                arguments(BUSY, LIMIT_CHANGED, view(false, "250", "50", "20", 9)),
                arguments(NEW, HOLD_PLACED, HELD),
                arguments(HELD, HOLD_LIFTED, view(false, "100", "0", "0", 3)),
                arguments(BUSY, RESERVED, view(false, "100", "80", "20", 9)),
                arguments(BUSY, REJECTED, view(false, "100", "50", "20", 9)),
                arguments(BUSY, RELEASED, view(false, "100", "20", "20", 9)),
                arguments(BUSY, CHARGED, view(false, "100", "20", "50", 9)),
                arguments(BUSY, PAID, view(false, "100", "50", "7.50", 9)),
                arguments(BUSY, BOUNCED, view(false, "100", "50", "32.50", 9)),
                arguments(BUSY, CREDITED, view(false, "100", "50", "13", 9)),
                arguments(NEW, TERMS_CHANGED, view(TERMS_THAT_WAIT, List.of(), ELIGIBLE)),
                arguments(NEW, LIMIT_GRANTED, SEASONAL),
                arguments(NEW, LIMIT_WITHDRAWN, view(TERMS, List.of(), ELIGIBLE)),
                arguments(NEW, TOLD, view(TERMS, List.of(), RESTRICTED)),
                arguments(NEW, REVIEWED, view(TERMS, List.of(), ELIGIBLE)),
                arguments(BUSY, EXPIRED, view(false, "100", "50", "20", 9)),
                arguments(WAITING, DEFERRED, view(false, "100", "50", "20", 9, 3, "75")),
                arguments(WAITING, RESERVED, view(false, "100", "80", "20", 9, 2, "45")),
                arguments(WAITING, reserved(Granted.AFTER_WAITING), view(false, "100", "80", "20", 9, 1, "15")),
                arguments(WAITING, reserved(Granted.BY_OVERRIDE), view(false, "100", "80", "20", 9, 1, "15")),
                arguments(WAITING, REJECTED, view(false, "100", "50", "20", 9, 2, "45")),
                arguments(
                        WAITING, rejected(RejectionReason.CREDIT_REFUSED), view(false, "100", "50", "20", 9, 1, "15")),
                arguments(WAITING, RELEASED, view(false, "100", "20", "20", 9, 2, "45")),
                arguments(WAITING, RELEASED_WAITING, view(false, "100", "50", "20", 9, 1, "15")),
                // Paid ahead, and lowered below what is owed: both are possible.
                arguments(NEW, PAID, view(false, "100", "0", "-12.50", 2)),
                arguments(HELD, RESERVED, view(true, "100", "30", "0", 3)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void takesFromEachEventWhatItMeans(CustomerView before, CustomerEvent event, CustomerView after) {
        assertThat(fold(before, event, NOON)).isEqualTo(after);
    }

    /** An event that is added to the language is missing above. */
    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(events().map(row -> row.get()[1])))
                .isEqualTo(Permitted.recordsOf(CustomerEvent.class));
    }

    @Test
    void showsTheLatestDayOfItsEvents() {
        CustomerView reviewed = fold(NEW, new AccountReviewed(CUSTOMER, LATER), NOON);

        assertThat(reviewed.on()).isEqualTo(LATER);
        assertThat(fold(reviewed, PAID, NOON).on()).isEqualTo(LATER);
    }

    @Test
    void goesByTheTemporaryLimitOnceItsDayHasCome() {
        assertThat(SEASONAL.limitInForce()).isEqualTo(gbp("100"));
        assertThat(fold(SEASONAL, new AccountReviewed(CUSTOMER, LATER), NOON).limitInForce())
                .isEqualTo(gbp("300"));
        assertThat(fold(SEASONAL, LIMIT_WITHDRAWN, NOON).temporaryLimits()).isEmpty();
    }

    @Test
    void showsItsTemporaryLimitsByTheirFirstDay() {
        TemporaryLimitId early = new TemporaryLimitId("T-2");
        TemporaryLimitGranted sooner = new TemporaryLimitGranted(CUSTOMER, early, gbp("1"), DAY, DAY, null, DAY);

        assertThat(fold(SEASONAL, sooner, NOON).temporaryLimits())
                .extracting(TemporaryLimit::temporaryLimitId)
                .containsExactly(early, SEASON.temporaryLimitId());
    }

    @Test
    void forgetsTheOldestTemporaryLimitsThatAreOver() {
        CustomerView view = SEASONAL;
        for (int i = 0; i < Bounds.TEMPORARY_LIMITS + 3; i++) {
            LocalDate day = DAY.minusDays(100L - i);
            TemporaryLimitId id = new TemporaryLimitId("T-past-" + i);
            view = fold(view, new TemporaryLimitGranted(CUSTOMER, id, gbp("1"), day, day, null, DAY), NOON);
        }

        assertThat(view.temporaryLimits())
                .hasSize(Bounds.TEMPORARY_LIMITS + 1)
                .contains(SEASON)
                .extracting(limit -> limit.temporaryLimitId().value())
                .startsWith("T-past-3");
    }

    @Test
    void countsEveryEventInItsVersion() {
        assertThat(events().filter(row -> row.get()[0] != null)).allSatisfy(row -> {
            CustomerView before = (CustomerView) row.get()[0];
            assertThat(fold(before, (CustomerEvent) row.get()[1], NOON).version())
                    .isEqualTo(before.version() + 1);
        });
    }

    @Test
    void owesNothingOnceEverythingIsPaid() {
        CustomerView view = null;
        for (CustomerEvent event : List.of(REGISTERED, RESERVED, CHARGED, PAID, BOUNCED, PAID)) {
            view = fold(view, event, NOON);
        }

        assertThat(view).isEqualTo(view(false, "100", "0", "17.50", 6));
        assertThat(view.available()).isEqualTo(gbp("82.50"));
    }
}
