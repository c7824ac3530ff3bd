/** Commands of orders: their aggregate, and the HTTP that sends them. */
package vouch.command.order;
