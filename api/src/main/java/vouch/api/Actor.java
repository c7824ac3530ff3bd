package vouch.api;

import java.util.Map;

/**
 * Who sent a command. It travels in the metadata of commands and events, never in a payload.
 *
 * @param name {@code anonymous} for a client that has not signed in, {@code system:<part>} for a part of Vouch itself
 */
public record Actor(String name) {

    /** The key in a message's metadata. */
    public static final String KEY = "actor";

    /** A client that has not signed in. */
    public static final Actor ANONYMOUS = new Actor("anonymous");

    /** A part of Vouch that acts by itself, such as the demo. */
    public static Actor system(String part) {
        return new Actor("system:" + part);
    }

    /** The metadata that names this actor. */
    public Map<String, String> metaData() {
        return Map.of(KEY, name);
    }
}
