package vouch.engine.deadletter;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** The dead letters of the groups that add them themselves, in the same queues as all others. */
class AddedDeadLetters implements OwnDeadLetters {

    private final JdbcTemplate database;
    private final DeadLetterQueues queues;

    AddedDeadLetters(JdbcTemplate database, DeadLetterQueues queues) {
        this.database = database;
        this.queues = queues;
    }

    @Override
    public Set<String> waiting(String group, Collection<String> sequences) {
        return new HashSet<>(database.query(
                """
                select distinct sequenceIdentifier from DeadLetterEntry
                where processingGroup = ? and sequenceIdentifier = any (?)
                """,
                statement -> {
                    statement.setString(1, group);
                    statement.setArray(2, statement.getConnection().createArrayOf("varchar", sequences.toArray()));
                },
                (row, number) -> row.getString(1)));
    }

    @Override
    public void add(String group, String sequence, EventMessage<?> event, Throwable cause) {
        DeadLetter<EventMessage<?>> letter = cause == null
                ? new GenericDeadLetter<>(sequence, event)
                : new GenericDeadLetter<>(sequence, event, cause);
        queues.of(group)
                .enqueue(
                        sequence,
                        cause == null
                                ? letter
                                : queues.policyOf(group).decide(letter, cause).withDiagnostics(letter));
    }
}
