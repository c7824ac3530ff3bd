package vouch.acceptance;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The base URLs of a Vouch of one or several processes: those that take commands, and those that take queries. */
record Addresses(List<URI> commands, List<URI> queries, AtomicInteger turn) {

    Addresses(List<URI> commands, List<URI> queries) {
        this(commands, queries, new AtomicInteger());
    }

    /** Each of them takes both. */
    static Addresses of(URI... urls) {
        return new Addresses(List.of(urls), List.of(urls));
    }

    /** All that take the call, each beginning in its turn. */
    List<URI> inTurn(Call call) {
        List<URI> urls = new ArrayList<>(call.isQuery() ? queries : commands);
        Collections.rotate(urls, turn.getAndDecrement());
        return urls;
    }

    @Override
    public String toString() {
        return commands.equals(queries) ? text(commands) : text(commands) + ", queries " + text(queries);
    }

    private static String text(List<URI> urls) {
        return String.join(" ", urls.stream().map(URI::toString).toList());
    }
}
