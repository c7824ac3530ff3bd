/** Tells the engine about orders and customers. */
package vouch.app.wiring;
