/** What holds for every event processor: it starts at the first event, skips none and retries after each failure. */
package vouch.engine.processors;
