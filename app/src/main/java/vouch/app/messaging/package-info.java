/** What the buses know of Vouch: who sent a message, which stream it is for, outages, and the tasks that run again and again. */
package vouch.app.messaging;
