/** A command bus that stores the events of many commands in one transaction, and a gateway that waits a bounded time. */
package vouch.engine.commandbus;
