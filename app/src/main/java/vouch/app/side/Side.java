package vouch.app.side;

import vouch.command.CommandSide;
import vouch.console.Console;
import vouch.query.QuerySide;
import vouch.saga.SagaSide;

/** A side of Vouch that a process may carry. Each side is one module. */
public enum Side {
    /** Decides. */
    COMMAND(CommandSide.class),
    /** Coordinates. */
    SAGA(SagaSide.class),
    /** Remembers. */
    QUERY(QuerySide.class),
    /** Shows pages to people. */
    CONSOLE(Console.class);

    private final Class<?> configuration;

    Side(Class<?> configuration) {
        this.configuration = configuration;
    }

    Class<?> configuration() {
        return configuration;
    }
}
