/** The view of customers: its projection, its table, its queries, and the HTTP that asks them. */
package vouch.query.customer;
