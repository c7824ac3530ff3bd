package vouch.notices;

/** What becomes of a row of the outbox. */
enum NoticeState {
    WAITING,
    /** It waits to be put into a digest. */
    COLLECTED,
    /** It is delivered, or is part of a digest. */
    DELIVERED,
    /** It was given up. */
    DEAD
}
