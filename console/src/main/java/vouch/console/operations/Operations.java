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
        KEYS,
        ERASURES,
        DEMO
    }

    /** The members of the answer's JSON; empty when this process has no such endpoint, or it cannot answer now. */
    Optional<Map<String, Object>> ask(Topic topic);

    /**
     * The states of sagas, and those that are in a state, oldest first. Empty when this process has no sagas.
     *
     * @param state null for all states
     * @param after the {@code next} of the page before; null for the first page
     * @throws org.springframework.web.ErrorResponseException when there is no such state or page
     */
    Optional<Map<String, Object>> sagas(String state, String after);

    /**
     * How a view differs from its shadow.
     *
     * @throws org.springframework.web.ErrorResponseException when there is no such view, or it has no complete shadow
     */
    Map<String, Object> parity(String view);

    /** The first dead letters of one sequence, in their order; empty when there are none. */
    List<Map<String, Object>> letters(String group, String sequence);
}
