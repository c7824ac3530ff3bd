/** Stores events in tables, reads them in order, and remembers aggregates. */
package vouch.engine.eventstore;
