/** What the buses know of Vouch: who sent a message, which stream it is for, outages, and recurring tasks. */
package vouch.app.messaging;
