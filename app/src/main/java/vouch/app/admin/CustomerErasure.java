package vouch.app.admin;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.erasure.ErasableView;
import vouch.engine.erasure.ErasureAutoConfiguration;
import vouch.engine.erasure.Erasures;
import vouch.engine.erasure.Erasures.Erasure;
import vouch.engine.erasure.PersonKeys;
import vouch.engine.nodes.Node;
import vouch.engine.processors.StoppedProcessors;
import vouch.engine.views.Place;
import vouch.engine.views.ViewPlaces;

/**
 * Erases the texts about a customer: first the key, then what was made from readable events. Views are not written
 * meanwhile, on any node. Whoever reads an event afterwards finds no key.
 */
@Component
@ConditionalOnSide(Side.QUERY)
@Profile(ErasureAutoConfiguration.SHARED)
class CustomerErasure {

    private final Erasures erasures;
    private final CustomerTexts texts;
    private final List<ErasableView> views;
    private final ViewPlaces places;
    private final EventProcessingConfiguration processing;
    private final StoppedEverywhere stoppedEverywhere;
    private final StoppedProcessors stopped;
    private final JdbcTemplate database;
    private final Node node;
    private final Settings settings;

    CustomerErasure(
            Erasures erasures,
            CustomerTexts texts,
            List<ErasableView> views,
            ViewPlaces places,
            EventProcessingConfiguration processing,
            StoppedEverywhere stoppedEverywhere,
            StoppedProcessors stopped,
            JdbcTemplate database,
            Node node,
            Settings settings) {
        this.erasures = erasures;
        this.texts = texts;
        this.views = views;
        this.places = places;
        this.processing = processing;
        this.stoppedEverywhere = stoppedEverywhere;
        this.stopped = stopped;
        this.database = database;
        this.node = node;
        this.settings = settings;
    }

    /**
     * The certificate. It is the former one when nothing was encrypted since.
     *
     * @throws Refused when there is no such customer, or when texts cannot be erased here
     */
    Erasure of(CustomerId customerId, String actor, String reason) {
        if (settings.isCleanRoom()) {
            throw Refused.conflict("This is a clean room. Erase the customer in the store whose events it shows.");
        }
        CustomerTexts.Found found = texts.of(customerId);
        if (found.readable() > 0) {
            throw Refused.conflict(
                    ("%d events about this customer have texts that are not encrypted, because they are older than the"
                                    + " keys. Copy the store, then erase the customer in the copy: see Erasing a person in"
                                    + " docs/operations.md.")
                            .formatted(found.readable()));
        }
        Erasure erasure = erasures.begin(customerId.value(), actor, reason)
                .orElseThrow(() -> Refused.notFound("There is no customer with this id."));
        return finish(erasure.id());
    }

    /**
     * Does what is left of an erasure that has begun. One after the other, since each stops the views.
     *
     * @throws Refused when that is not possible now
     */
    synchronized Erasure finish(String id) {
        Erasure erasure = erasures.withId(id).orElseThrow();
        if (erasure.hasEnded()) {
            return erasure;
        }
        waitForOtherNodes();
        List<StreamingEventProcessor> writers = views.stream()
                .flatMap(view -> Stream.of(Place.values()).map(place -> place.processor(view.view())))
                .map(processor -> processing
                        .eventProcessor(processor, StreamingEventProcessor.class)
                        .orElseThrow())
                .toList();
        stopped.during(
                writers,
                () -> stoppedEverywhere.run(writers, () -> {
                    for (Place place : Place.values()) {
                        views.forEach(view -> view.erase().accept(places.in(place), erasure.person()));
                    }
                    // One that was made before there were keys. The next is made from the events.
                    database.update(
                            "delete from SnapshotEventEntry where aggregateIdentifier = ?",
                            new CustomerId(erasure.person()).toString());
                }));
        CustomerTexts.Found found = texts.of(new CustomerId(erasure.person()));
        return erasures.end(erasure, found.events(erasure.keys()), found.texts(erasure.keys()));
    }

    /** Until none of them knows the key any more. */
    private void waitForOtherNodes() {
        if (node.isAlone()) {
            return;
        }
        try {
            Thread.sleep(2 * PersonKeys.KNOWN_FOR.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.conflict("The process is stopping. The erasure has begun: ask for it again.");
        }
    }
}
