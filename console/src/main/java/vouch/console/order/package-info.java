/** Pages of orders: the list, the queue of those that wait, and one order with its why. */
package vouch.console.order;
