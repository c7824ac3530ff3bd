package vouch.query.customer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerId;
import vouch.engine.erasure.ErasableView;
import vouch.engine.processors.Unhurried;
import vouch.engine.views.Place;
import vouch.engine.views.ViewPlaces;

/** Configures the customer view: queries read it where it is live, and each of its places has a projection. */
@Configuration(proxyBeanMethods = false)
class CustomerViewConfiguration {

    static final String VIEW = "customer-view";

    @Bean
    CustomerRows customerRows(ViewPlaces places) {
        return new CustomerRows(places.live());
    }

    @Bean
    ReceivableDays receivableDays(ViewPlaces places) {
        return new ReceivableDays(places.live());
    }

    @Bean
    ExposureRows exposureRows(ViewPlaces places, ReceivableDays receivables) {
        return new ExposureRows(places.live(), receivables);
    }

    @Bean
    CreditMetrics creditMetrics(ViewPlaces places, MeterRegistry metrics) {
        return new CreditMetrics(places.live(), metrics);
    }

    @Bean
    CustomerProjection customerProjection(ViewPlaces places, ApplicationEventPublisher listeners) {
        JdbcTemplate here = places.in(Place.FIRST);
        return new CustomerProjection(
                new CustomerRows(here),
                new ReceivableDays(here),
                new TemporaryLimitRows(here),
                listeners,
                () -> places.live(VIEW) == Place.FIRST);
    }

    @Bean
    SecondCustomerProjection secondCustomerProjection(ViewPlaces places, ApplicationEventPublisher listeners) {
        JdbcTemplate here = places.in(Place.SECOND);
        return new SecondCustomerProjection(
                new CustomerRows(here),
                new ReceivableDays(here),
                new TemporaryLimitRows(here),
                listeners,
                () -> places.live(VIEW) == Place.SECOND);
    }

    @Bean
    ErasableView erasableCustomerView() {
        return new ErasableView(VIEW, (here, customer) -> new CustomerRows(here).erase(new CustomerId(customer)));
    }

    @Bean
    Unhurried unhurriedCustomerView() {
        return new Unhurried(Place.FIRST.processor(VIEW), true);
    }

    @Bean
    Unhurried unhurriedSecondCustomerView() {
        return new Unhurried(Place.SECOND.processor(VIEW), true);
    }
}
