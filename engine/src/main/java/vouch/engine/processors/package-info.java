/** What holds for every event processor: it starts at the first event, skips none and retries; and how far behind it is. */
package vouch.engine.processors;
