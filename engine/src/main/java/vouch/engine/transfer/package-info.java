/** Moves all events from one event store to another, as a file with one line of JSON for each. */
package vouch.engine.transfer;
