package vouch.query.live;

import java.util.function.Function;

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

    /** An id needs no escapes in JSON. */
    private byte[] item(byte[] item) {
        return Frames.change(position, Frames.frame("{\"%s\":\"%s\",\"item\":".formatted(idName, id), item, "}"));
    }

    private byte[] written() {
        written = written == null ? json.apply(resource) : written;
        return written;
    }
}
