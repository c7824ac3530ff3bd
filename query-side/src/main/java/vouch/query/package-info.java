/** The side that remembers: its configuration, and what the views of orders and customers share. */
package vouch.query;
