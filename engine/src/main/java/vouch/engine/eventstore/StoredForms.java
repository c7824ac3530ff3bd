package vouch.engine.eventstore;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.eventstore.EventForms.Form;

/**
 * Keeps in the table {@code event_form} in which forms the events of a store may have been written. A process adds the
 * forms of its own events before it handles its first command. So a start need not look through the events.
 */
final class StoredForms implements SmartLifecycle {

    private final JdbcTemplate database;
    private final EventForms forms;
    private volatile boolean running;

    StoredForms(JdbcTemplate database, EventForms forms) {
        this.database = database;
        this.forms = forms;
    }

    List<Form> all() {
        return database.query(
                "select type, revision from event_form",
                (row, number) -> new Form(row.getString("type"), row.getString("revision")));
    }

    /** Called after the self-checks, and before any other part starts. */
    @Override
    public void start() {
        List<Form> known = all();
        forms.ofOwnEvents().stream().filter(form -> !known.contains(form)).forEach(this::add);
        running = true;
    }

    private void add(Form form) {
        try {
            database.update("insert into event_form (type, revision) values (?, ?)", form.type(), form.revision());
        } catch (DuplicateKeyException another) {
            // Another node has added it meanwhile.
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
