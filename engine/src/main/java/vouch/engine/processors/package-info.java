/** What holds for every event processor: it starts at the first event, skips none and retries. How far behind it is. */
package vouch.engine.processors;
