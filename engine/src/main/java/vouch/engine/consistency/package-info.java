/** Lets a query wait until the event processors have handled the events that its client knows of. */
package vouch.engine.consistency;
