package vouch.app.side;

import vouch.command.CommandSide;
import vouch.query.QuerySide;
import vouch.saga.SagaSide;

/** What a process may carry of Vouch. Each is all that one module has. */
public enum Side {
    /** Decides. */
    COMMAND(CommandSide.class),
    /** Coordinates. */
    SAGA(SagaSide.class),
    /** Remembers. */
    QUERY(QuerySide.class);

    private final Class<?> configuration;

    Side(Class<?> configuration) {
        this.configuration = configuration;
    }

    Class<?> configuration() {
        return configuration;
    }
}
