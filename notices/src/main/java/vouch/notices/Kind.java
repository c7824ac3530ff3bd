package vouch.notices;

/** What a notice is about ({@code docs/notices.md}). */
enum Kind {
    /** An order waits for credit. */
    ORDER_WAITS,
    /** An order that waited was granted credit, by the account itself or by a person. */
    ORDER_FREED,
    /** An order was rejected. */
    ORDER_REFUSED,
    /** An order that waits, or whose credit is reserved, soon reaches its last day. */
    ORDER_EXPIRES,
    /** An account owes and has reserved more than the limit in force. */
    ACCOUNT_OVER_LIMIT,
    /** A temporary limit soon reaches its last day. */
    TEMPORARY_LIMIT_ENDS,
    /** An order has waited for credit for a long time. */
    QUEUE_OLDER,
    /** The head of the seal over all events, to be kept where Vouch and its database cannot change it. */
    SEAL_HEAD
}
