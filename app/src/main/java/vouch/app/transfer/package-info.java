/** Exports the events of a store, imports them into another one, and compares the views made of them. */
package vouch.app.transfer;
