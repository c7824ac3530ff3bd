/** Commands, events, queries and views of customers and their credit. */
package vouch.api.customer;
