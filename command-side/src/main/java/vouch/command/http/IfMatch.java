package vouch.command.http;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vouch.command.ExpectedVersion;

/**
 * Reads the header {@code If-Match} of a command: the ETags of which the resource must have one (RFC 9110, 13.1.1). The
 * strong ETag of a resource is its version in quotation marks.
 */
public final class IfMatch {

    private static final String ANY = "*";

    /** One element of the list; the RFC allows empty elements. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*((?:W/)?\"[^\\x00-\\x20\"\\x7F]*\")?[ \\t]*(?:,|\\z)");

    /** Another tag, also a weak one, is the tag of no version. */
    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private IfMatch() {}

    /** Whether the header is {@code *} or a list of ETags. Several headers count as one, joined with commas. */
    public static boolean isWellFormed(String header) {
        return isAny(header) || !tags(header).isEmpty();
    }

    /**
     * Returns what to send to the command bus: the command, with the versions that the client expects. {@code *} expects
     * nothing more than that the resource exists. Every command that takes the header requires that anyway.
     *
     * @param header well-formed, or null when there is none
     */
    public static Object on(Object command, String header) {
        return header == null || isAny(header) ? command : new ExpectedVersion(versions(header)).on(command);
    }

    /**
     * As {@link #on(Object, String)}, for a command that another stream decides than that of the resource. It is refused
     * in its decision, too: whether it has anything to do is known only there.
     *
     * @param present the number of events of the resource
     */
    public static Object on(Object command, String header, long present) {
        return header == null || isAny(header)
                ? command
                : new ExpectedVersion(versions(header)).onOther(command, present);
    }

    private static boolean isAny(String header) {
        return header.strip().equals(ANY);
    }

    private static SortedSet<Long> versions(String header) {
        return tags(header).stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(tag -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns an empty list if the header is not a list of tags. */
    private static List<String> tags(String header) {
        List<String> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(header);
        while (element.find()) {
            if (element.group(1) != null) {
                tags.add(element.group(1));
            }
            if (element.end() == header.length()) {
                return tags;
            }
        }
        return List.of();
    }
}
