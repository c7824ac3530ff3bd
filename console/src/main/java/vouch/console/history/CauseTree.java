package vouch.console.history;

import java.util.ArrayList;
import java.util.List;
import vouch.api.history.Chain;
import vouch.api.history.Chain.Cause;
import vouch.api.history.Chain.Effect;

/**
 * As much of a tree of causes as a page has room for, and always what led to the event of the page.
 *
 * @param left how many events have no room
 */
record CauseTree(List<Cause> causes, int left) {

    /** A row for each, and one for its command. */
    static final int MOST = 200;

    static CauseTree of(Chain chain, String eventId) {
        Cut cut = new Cut(eventId);
        List<Cause> causes = cut.causes(chain.causes());
        return new CauseTree(causes, cut.left);
    }

    /** From the top, in the order of reading. */
    private static final class Cut {

        private final String eventId;
        private int shown;
        private int left;

        Cut(String eventId) {
            this.eventId = eventId;
        }

        List<Cause> causes(List<Cause> all) {
            List<Cause> kept = new ArrayList<>();
            for (Cause cause : all) {
                List<Effect> effects = effects(cause.events());
                if (!effects.isEmpty()) {
                    kept.add(new Cause(cause.commandId(), cause.actor(), effects));
                }
            }
            return kept;
        }

        private List<Effect> effects(List<Effect> all) {
            List<Effect> kept = new ArrayList<>();
            for (Effect effect : all) {
                if (shown < MOST || leads(effect)) {
                    shown++;
                    kept.add(new Effect(effect.event(), causes(effect.causes())));
                } else {
                    left += size(effect);
                }
            }
            return kept;
        }

        private boolean leads(Effect effect) {
            return effect.event().eventId().equals(eventId)
                    || effect.causes().stream()
                            .flatMap(cause -> cause.events().stream())
                            .anyMatch(this::leads);
        }

        private static int size(Effect effect) {
            return 1
                    + effect.causes().stream()
                            .flatMap(cause -> cause.events().stream())
                            .mapToInt(Cut::size)
                            .sum();
        }
    }
}
