/** Prepares a Vouch that shows a copy of events up to a point of the past. */
package vouch.app.cleanroom;
