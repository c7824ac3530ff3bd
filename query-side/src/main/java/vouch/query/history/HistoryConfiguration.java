package vouch.query.history;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.api.customer.CustomerId;
import vouch.engine.erasure.ErasableView;
import vouch.engine.eventstore.EventLog;
import vouch.engine.processors.Unhurried;
import vouch.engine.views.Place;
import vouch.engine.views.ViewPlaces;

/** Configures the history: queries read it where it is live, and each of its places has a projection. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    EventTags eventTags(ViewPlaces places) {
        return new EventTags(places.live());
    }

    @Bean
    PastCustomers pastCustomers(ViewPlaces places, EventLog log) {
        return new PastCustomers(places.live(), log);
    }

    @Bean
    HistoryProjection historyProjection(ViewPlaces places, EventLog log) {
        return new HistoryProjection(
                new EventTags(places.in(Place.FIRST)), new PastCustomers(places.in(Place.FIRST), log));
    }

    @Bean
    SecondHistoryProjection secondHistoryProjection(ViewPlaces places, EventLog log) {
        return new SecondHistoryProjection(
                new EventTags(places.in(Place.SECOND)), new PastCustomers(places.in(Place.SECOND), log));
    }

    @Bean
    ErasableView erasableHistory(EventLog log) {
        return new ErasableView(HistoryIndex.PROCESSOR, (here, customer) -> new PastCustomers(here, log)
                .erase(new CustomerId(customer)));
    }

    @Bean
    Unhurried unhurriedHistory() {
        return new Unhurried(Place.FIRST.processor(HistoryIndex.PROCESSOR), false);
    }

    @Bean
    Unhurried unhurriedSecondHistory() {
        return new Unhurried(Place.SECOND.processor(HistoryIndex.PROCESSOR), false);
    }
}
