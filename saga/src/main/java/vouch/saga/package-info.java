/** The side that coordinates: sends what follows from an event, and settles what was lost on the way. */
package vouch.saga;
