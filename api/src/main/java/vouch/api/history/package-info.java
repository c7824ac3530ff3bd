/** What was stored, and what was known then: queries about past events and states. */
package vouch.api.history;
