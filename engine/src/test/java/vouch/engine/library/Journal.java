package vouch.engine.library;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Every event that this process was given, in the order in which it came. */
@Component
@ProcessingGroup("journal")
class Journal {

    private final List<Object> events = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(Object event) {
        events.add(event);
    }

    List<Object> events() {
        return events;
    }
}
