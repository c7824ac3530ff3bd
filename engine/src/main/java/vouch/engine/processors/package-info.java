/** What holds for every event processor: it starts at the first event, skips none and retries; how far behind it is; and when that makes a node ready. */
package vouch.engine.processors;
