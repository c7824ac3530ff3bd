package vouch.query.history;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import vouch.query.Cursor;

/** Marks the end of a page of events: the position of its last event, or its number in a stream. Opaque to clients. */
final class PlaceCursor {

    private static final String ID = "event";

    private PlaceCursor() {}

    static String of(long place) {
        return new Cursor(Long.toString(place), ID).toString();
    }

    /** @throws vouch.api.BusinessError.Refusal when the text was not made by {@link #of} */
    static long read(String text) {
        Cursor cursor = Cursor.of(text);
        if (!cursor.id().equals(ID)) {
            throw refuse(
                    VALIDATION_FAILED, "The cursor is of another list: take \"next\" of the page before as it is.");
        }
        return cursor.number();
    }
}
