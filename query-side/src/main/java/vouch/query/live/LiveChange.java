package vouch.query.live;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A changed resource, written once for all clients. It is used by one thread. */
final class LiveChange<V> {

    private final String idName;
    private final String id;
    private final V resource;
    private final String position;
    private final Function<Object, byte[]> json;
    private byte[] written;
    private byte[] ofOne;
    private byte[] inList;
    private byte[] outOfList;
    private final Map<Object, byte[]> derived = new HashMap<>();

    /** @param position of the last event that has changed the resource */
    LiveChange(String idName, String id, V resource, String position, Function<Object, byte[]> json) {
        this.idName = idName;
        this.id = id;
        this.resource = resource;
        this.position = position;
        this.json = json;
    }

    String id() {
        return id;
    }

    V resource() {
        return resource;
    }

    byte[] ofOne() {
        ofOne = ofOne == null ? Frames.change(position, written()) : ofOne;
        return ofOne;
    }

    byte[] inList() {
        inList = inList == null ? item(written()) : inList;
        return inList;
    }

    byte[] outOfList() {
        outOfList = outOfList == null ? item(json.apply(null)) : outOfList;
        return outOfList;
    }

    /** @param query is read once */
    byte[] derived(Object query, Supplier<?> read) {
        return derived.computeIfAbsent(query, first -> Frames.change(position, json.apply(read.get())));
    }

    /**
     * @param query is read once, and never also without a list
     * @param read gives null for nothing
     */
    byte[] derivedInList(Object query, Supplier<?> read) {
        return derived.computeIfAbsent(query, first -> {
            Object item = read.get();
            return item == null ? null : item(json.apply(item));
        });
    }

    /** An id needs no escapes in JSON. */
    private byte[] item(byte[] item) {
        return Frames.change(position, Frames.frame("{\"%s\":\"%s\",\"item\":".formatted(idName, id), item, "}"));
    }

    private byte[] written() {
        written = written == null ? json.apply(resource) : written;
        return written;
    }
}
