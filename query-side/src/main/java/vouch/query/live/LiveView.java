package vouch.query.live;

import java.util.Collection;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;

/**
 * A view whose changes can be followed.
 *
 * @param <V> a resource of the view
 */
public interface LiveView<V> {

    /** The name of the view: that of its event processor in the first place. */
    String view();

    /** The name of the id in the JSON of a resource. */
    String idName();

    /** The text of the id of the resource that the event changes; null when the event does not name it. */
    String idOf(EventMessage<?> event);

    /** The resources that these events may have changed, as they are now, by the text of their ids. */
    Map<String, V> changedBy(Collection<? extends EventMessage<?>> events);
}
