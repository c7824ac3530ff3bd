package vouch.console.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators are told about the running system: the answers of the endpoints below {@code /actuator}. */
public interface Operations {

    /** What can be asked about. */
    enum Topic {
        PROCESSORS,
        VIEWS,
        DEAD_LETTERS,
        SEAL,
        LOG,
        USERS,
        KEYS
    }

    /** The members of the answer's JSON; empty when this process has no such endpoint, or it cannot answer now. */
    Optional<Map<String, Object>> ask(Topic topic);

    /** The dead letters of one sequence, in their order; empty when there are none. */
    List<Map<String, Object>> letters(String group, String sequence);
}
