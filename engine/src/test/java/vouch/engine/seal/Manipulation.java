package vouch.engine.seal;

/** Something that somebody does to the rows of the store, and what a verification must say then. */
record Manipulation(String name, Runnable action, Difference.Kind finds, long at) {}
