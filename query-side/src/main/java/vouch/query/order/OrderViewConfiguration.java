package vouch.query.order;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerId;
import vouch.engine.erasure.ErasableView;
import vouch.engine.processors.Unhurried;
import vouch.engine.views.Place;
import vouch.engine.views.ViewPlaces;

/** Configures the order view: queries read it where it is live, and each of its places has a projection. */
@Configuration(proxyBeanMethods = false)
class OrderViewConfiguration {

    static final String VIEW = "order-view";

    @Bean
    OrderRows orderRows(ViewPlaces places) {
        return new OrderRows(places.live());
    }

    @Bean
    OrderProjection orderProjection(ViewPlaces places, DecisionTimes decisions, ApplicationEventPublisher listeners) {
        JdbcTemplate here = places.in(Place.FIRST);
        return new OrderProjection(
                new OrderRows(here),
                new CustomerNames(here),
                new OrderReasons(here),
                new OrderWaits(here),
                decisions,
                listeners,
                () -> places.live(VIEW) == Place.FIRST);
    }

    @Bean
    SecondOrderProjection secondOrderProjection(
            ViewPlaces places, DecisionTimes decisions, ApplicationEventPublisher listeners) {
        JdbcTemplate here = places.in(Place.SECOND);
        return new SecondOrderProjection(
                new OrderRows(here),
                new CustomerNames(here),
                new OrderReasons(here),
                new OrderWaits(here),
                decisions,
                listeners,
                () -> places.live(VIEW) == Place.SECOND);
    }

    @Bean
    ErasableView erasableOrderView() {
        return new ErasableView(VIEW, (here, customer) -> {
            new OrderRows(here).erase(new CustomerId(customer));
            new CustomerNames(here).erase(new CustomerId(customer));
        });
    }

    @Bean
    Unhurried unhurriedOrderView() {
        return new Unhurried(Place.FIRST.processor(VIEW), true);
    }

    @Bean
    Unhurried unhurriedSecondOrderView() {
        return new Unhurried(Place.SECOND.processor(VIEW), true);
    }
}
