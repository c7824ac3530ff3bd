/** The view of customers: its projection, its table, its queries, and the HTTP controller that sends them. */
package vouch.query.customer;
