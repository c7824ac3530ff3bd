/** Brings the answers to messages back to the context of their senders. */
package vouch.engine.gateway;
