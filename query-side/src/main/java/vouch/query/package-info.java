/** The side that remembers: what its views share, and its configuration. */
package vouch.query;
