/** Events that a projection could not handle: they are kept, and retried. */
package vouch.engine.deadletter;
