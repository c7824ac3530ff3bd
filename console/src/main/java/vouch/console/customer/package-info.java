/** Pages of customers: the list, one account with its acts, and the exposure of all. */
package vouch.console.customer;
