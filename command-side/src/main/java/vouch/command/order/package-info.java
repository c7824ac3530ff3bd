/** Commands of orders: their aggregate, and the HTTP controller that sends them. */
package vouch.command.order;
