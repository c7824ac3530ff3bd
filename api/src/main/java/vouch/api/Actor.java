package vouch.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who sent a command or a query. It travels in the metadata of commands, queries and events, never in a payload.
 *
 * @param name the name under which a person or a program has signed in, {@code anonymous} for a client that need not
 *     sign in, {@code system:<part>} for a part of Vouch itself
 * @param roles what the sender may do; empty for a part of Vouch, which has its own list of commands
 * @param onBehalfOf the name of the person for whom a program acts; null when the sender acts for itself
 */
public record Actor(String name, Set<Role> roles, String onBehalfOf) {

    /** The key of the name in a message's metadata. */
    public static final String KEY = "actor";

    /** The key of the roles in a message's metadata: their spellings in order, separated by spaces; absent when there are none. */
    public static final String ROLES = "roles";

    /** The key in a message's metadata of the person for whom a program acts; absent when there is none. */
    public static final String ON_BEHALF_OF = "onBehalfOf";

    /** The name of a client that need not sign in. */
    public static final String ANONYMOUS = "anonymous";

    private static final String SYSTEM = "system:";

    public Actor {
        roles = RoleSet.of(roles).roles();
    }

    /** Nobody: without a role, and without a right. */
    public static Actor nobody() {
        return new Actor(ANONYMOUS, Set.of(), null);
    }

    /** A part of Vouch that acts by itself, such as the demo. */
    public static Actor system(String part) {
        return new Actor(SYSTEM + part, Set.of(), null);
    }

    /** The actor that this metadata names; {@link #nobody()} when it names none. Unknown roles are left out. */
    public static Actor of(Map<String, ?> metaData) {
        RoleSet known = RoleSet.spelled(text(metaData, ROLES, ""));
        return new Actor(text(metaData, KEY, ANONYMOUS), known.roles(), text(metaData, ON_BEHALF_OF, null));
    }

    private static String text(Map<String, ?> metaData, String key, String otherwise) {
        return metaData.get(key) instanceof String text ? text : otherwise;
    }

    /** Whether this is a part of Vouch itself. */
    public boolean isSystem() {
        return name.startsWith(SYSTEM);
    }

    /** The same actor, acting for this person. */
    public Actor onBehalfOf(String person) {
        return new Actor(name, roles, person);
    }

    /** The metadata that names this actor. */
    public Map<String, String> metaData() {
        Map<String, String> data = new HashMap<>();
        data.put(KEY, name);
        if (!roles.isEmpty()) {
            data.put(ROLES, RoleSet.of(roles).spelling());
        }
        if (onBehalfOf != null) {
            data.put(ON_BEHALF_OF, onBehalfOf);
        }
        return data;
    }
}
