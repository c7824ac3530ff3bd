package vouch.api;

/** Which items of a list come first. */
public enum Sort {
    NEWEST,
    OLDEST
}
