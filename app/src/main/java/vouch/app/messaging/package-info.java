/** What the buses know of Vouch: who sent a message, which stream it is for, what its answer means, and recurring tasks. */
package vouch.app.messaging;
