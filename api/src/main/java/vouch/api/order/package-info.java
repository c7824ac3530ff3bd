/** Commands, events, queries and views of orders. */
package vouch.api.order;
