package vouch.query.customer;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static vouch.domain.view.Customers.gbp;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerQuery.FindTotalExposure;
import vouch.api.customer.CustomerQuery.TotalExposure;
import vouch.api.customer.Exposure;

/** For which day the exposure is asked, and how it is written. */
class ExposureControllerTest {

    private static final LocalDate TODAY = LocalDate.of(2011, 3, 31);
    private static final Exposure LINE = new Exposure(
            new CustomerId("17850"),
            "Ada",
            gbp("100"),
            gbp("70"),
            gbp("5"),
            gbp("29"),
            new Aging(TODAY, gbp("20"), gbp("4"), gbp("3"), gbp("2"), gbp("1"), gbp("-1")));

    private static final String FIGURES =
            """
            "creditLimit":{"amount":"100.00","currency":"GBP"},"limitInForce":{"amount":"70.00","currency":"GBP"},\
            "reserved":{"amount":"5.00","currency":"GBP"},"receivable":{"amount":"29.00","currency":"GBP"},\
            "exposure":{"amount":"34.00","currency":"GBP"},"on":"2011-03-31",\
            "notDue":{"amount":"20.00","currency":"GBP"},"days1to30":{"amount":"4.00","currency":"GBP"},\
            "days31to60":{"amount":"3.00","currency":"GBP"},"days61to90":{"amount":"2.00","currency":"GBP"},\
            "over90":{"amount":"1.00","currency":"GBP"},"credit":{"amount":"-1.00","currency":"GBP"}""";

    private final QueryGateway queries = mock();

    @ParameterizedTest
    @ValueSource(ints = {-12, 0, 14})
    void isThatOfTodayInUtcWhereverTheProcessRuns(int zone) {
        Clock late = Clock.fixed(Instant.parse("2011-03-31T23:59:59Z"), ZoneOffset.ofHours(zone));
        Clock early = Clock.fixed(Instant.parse("2011-03-31T00:00:00Z"), ZoneOffset.ofHours(zone));
        for (Clock clock : List.of(late, early)) {
            assertThat(http(clock).get().uri("/api/exposure")).hasStatusOk();
            assertThat(http(clock).get().uri("/api/exposure/total")).hasStatusOk();
        }

        verify(queries, times(2)).query(new FindExposure(TODAY, 50, null), Exposures.class);
        verify(queries, times(2)).query(new FindTotalExposure(TODAY), TotalExposure.class);
        verifyNoMoreInteractions(queries);
    }

    @Test
    void isWrittenAsOneLineForEachCustomer() {
        when(queries.query(new FindExposure(TODAY, 50, null), Exposures.class))
                .thenReturn(completedFuture(new Exposures(List.of(LINE), "b3BhcXVl")));

        assertThat(today().get().uri("/api/exposure"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items":[{"customerId":"17850","name":"Ada",%s}],"next":"b3BhcXVl"}"""
                                .formatted(FIGURES));
    }

    @Test
    void isWrittenAsASumOfEachCurrency() {
        when(queries.query(new FindTotalExposure(TODAY), TotalExposure.class))
                .thenReturn(completedFuture(new TotalExposure(List.of(Exposure.Total.of(LINE)))));

        assertThat(today().get().uri("/api/exposure/total"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"items\":[{\"currency\":\"GBP\",\"customers\":1,%s}]}".formatted(FIGURES));
    }

    private MockMvcTester today() {
        return http(Clock.fixed(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    private MockMvcTester http(Clock clock) {
        return MockMvcTester.of(new ExposureController(queries, clock));
    }
}
