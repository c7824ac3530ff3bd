/** What was stored, and what was known then: answered from the events, with an index of those that belong together. */
package vouch.query.history;
