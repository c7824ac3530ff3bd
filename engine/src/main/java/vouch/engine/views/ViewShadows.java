package vouch.engine.views;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.engine.processors.ProcessorHolds;
import vouch.engine.processors.Shadows;
import vouch.engine.processors.StoredTokens;

/**
 * Makes a view anew beside the one that is read, in its other place, and lets the two change places. Each step is one
 * transaction, so a node that is killed has done it or not. The processors of both places go on after a switch, so a
 * switch back loses nothing.
 */
public final class ViewShadows implements Shadows {

    /** Longer than the longest read that began before a switch, and than a node that has not heard of it reads there. */
    private static final int SECONDS_AFTER_A_SWITCH = 15;

    /** How long the live view stands still for a switch: shorter than H2 waits for a lock. */
    private static final long LONGEST_HALT_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final String PLACE = "select live from view_place where view_name = ?";
    private static final String LOCKED = PLACE + " for update";

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final ViewPlaces places;
    private final ProcessorHolds holds;
    private final TokenStore tokens;
    private final EventStore events;
    private final PlaceProgress progress;
    private final ViewForms forms;

    /** @param handledUpTo as {@link vouch.engine.consistency.HandledEvents#upTo} */
    public ViewShadows(
            JdbcTemplate database,
            PlatformTransactionManager transactions,
            ViewPlaces places,
            ProcessorHolds holds,
            TokenStore tokens,
            StoredTokens positions,
            EventStore events,
            ToLongFunction<String> handledUpTo,
            ViewForms forms) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.places = places;
        this.holds = holds;
        this.tokens = tokens;
        this.events = events;
        this.progress = new PlaceProgress(database, positions, handledUpTo);
        this.forms = forms;
    }

    /**
     * A view and its shadow.
     *
     * @param processor the processor that writes what is read
     * @param shadow null when there is none
     * @param switchedAt when the two changed places last, or when the view was made
     */
    public record View(String view, String processor, Shadow shadow, Instant switchedAt) {}

    /**
     * @param complete whether it has all events that the view has
     * @param letters events that the shadow does not have, because they are dead letters
     */
    public record Shadow(String processor, boolean complete, long letters) {}

    public View of(String view) {
        Place live = place(view, PLACE);
        String shadow = live.other().processor(view);
        return new View(
                view,
                live.processor(view),
                holds.isRetired(shadow)
                        ? null
                        : new Shadow(shadow, progress.hasAllOf(shadow, live.processor(view)), progress.letters(shadow)),
                database.queryForObject(
                                "select changed_at from view_place where view_name = ?", OffsetDateTime.class, view)
                        .toInstant());
    }

    /** The processor that writes, or would write, the shadow of the view. */
    public String processor(String view) {
        return place(view, PLACE).other().processor(view);
    }

    @Override
    public boolean isShadow(String processor) {
        return places.isShadow(processor);
    }

    @Override
    public Set<String> tooNew() {
        return forms.tooNew();
    }

    /**
     * Begins a shadow. Must be called in the transaction that resets the shadow's processor, before the reset: the reset is
     * a replay then, up to what is stored now.
     *
     * @throws UnableToClaimTokenException while another node still works on an earlier shadow
     * @throws ShadowRefused when there is a shadow
     */
    public void begin(String view) {
        Place place = place(view, LOCKED).other();
        String shadow = place.processor(view);
        if (!holds.isRetired(shadow)) {
            throw new ShadowRefused("%s has a shadow already. Switch to it, or drop it first.".formatted(view));
        }
        TrackingToken head = events.createHeadToken();
        int[] segments = tokens.fetchSegments(shadow);
        if (segments.length == 0) {
            tokens.initializeTokenSegments(shadow, 1, head);
        }
        for (int segment : segments) {
            tokens.fetchToken(shadow, segment);
            tokens.storeToken(head, shadow, segment);
        }
        forms.begin(view, place);
        holds.employ(shadow);
    }

    /**
     * Lets the view and its shadow change places. The live view stands still until the shadow has all of its events, for
     * less than a second.
     *
     * @throws ShadowRefused when there is no shadow, or it does not get that far
     */
    public void swap(String view) {
        transactions.executeWithoutResult(transaction -> {
            Place live = place(view, LOCKED);
            String shadow = shadow(view, live);
            if (progress.letters(shadow) > progress.letters(live.processor(view))) {
                throw new ShadowRefused(("%s has dead letters that %s does not have. Retry or discard them first: see"
                                + " GET /actuator/deadletters.")
                        .formatted(shadow, live.processor(view)));
            }
            progress.halt(live.processor(view));
            long until = System.nanoTime() + LONGEST_HALT_NANOS;
            while (!progress.hasAllOf(shadow, live.processor(view))) {
                if (System.nanoTime() > until) {
                    throw new ShadowRefused(
                            "%s does not have all events of %s yet. Ask again when GET /actuator/views/%s says that it is complete."
                                    .formatted(shadow, live.processor(view), view));
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            database.update(
                    "update view_place set live = ?, changed_at = current_timestamp where view_name = ?",
                    live.other().number(),
                    view);
        });
        places.read();
    }

    /**
     * Gives up the shadow. Its processor stops, and its rows are deleted when the next shadow begins.
     *
     * @throws ShadowRefused when there is no shadow, or somebody may still read it since the last switch
     */
    public void drop(String view) {
        transactions.executeWithoutResult(transaction -> {
            String shadow = shadow(view, place(view, LOCKED));
            if (database.queryForList(
                            "select 1 from view_place where view_name = ? and changed_at < current_timestamp - interval '"
                                    + SECONDS_AFTER_A_SWITCH + "' second",
                            view)
                    .isEmpty()) {
                throw new ShadowRefused("%s was read until a moment ago. Ask again after %d s."
                        .formatted(shadow, SECONDS_AFTER_A_SWITCH));
            }
            holds.retire(shadow);
            database.update("delete from DeadLetterEntry where processingGroup = ?", shadow);
        });
    }

    private String shadow(String view, Place live) {
        String shadow = live.other().processor(view);
        if (holds.isRetired(shadow)) {
            throw new ShadowRefused("%s has no shadow. POST /actuator/views/%1$s/shadow makes one.".formatted(view));
        }
        return shadow;
    }

    private Place place(String view, String query) {
        return Place.of(database.queryForObject(query, Integer.class, view));
    }
}
