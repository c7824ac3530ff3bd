/** The view of orders: its projection, its table, its queries, and the HTTP that asks them. */
package vouch.query.order;
