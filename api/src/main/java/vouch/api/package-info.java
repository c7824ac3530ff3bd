/** The messages that the modules exchange, and the values in them. */
package vouch.api;
