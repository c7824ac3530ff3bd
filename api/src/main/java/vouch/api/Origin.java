package vouch.api;

/** The keys in the metadata of messages and events that say why there is such a message. */
public final class Origin {

    /** The same for all messages of one request; also the key in the log's context. */
    public static final String CORRELATION = "correlationId";

    /** The message that caused this one: of an event, the command. */
    public static final String CAUSATION = "causationId";

    /** Of an event: the event because of which a part of Vouch sent the command. Absent when there was none. */
    public static final String TRIGGER = "triggerId";

    private Origin() {}
}
