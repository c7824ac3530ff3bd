package vouch.api;

import java.time.Instant;

/**
 * The answer to every command that was accepted, given when its events are stored.
 *
 * @param changed false when the command had been handled before and did nothing this time
 * @param version the number of events in the stream now, from 1; 0 when there is no stream
 * @param at when the stream's last event was stored; null when there is no stream
 */
public record Accepted(boolean changed, long version, Instant at) {}
