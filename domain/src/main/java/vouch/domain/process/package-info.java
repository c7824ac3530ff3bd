/** What follows from each event of an order: the saga as a table, how far an order has come, and what its row holds. */
package vouch.domain.process;
