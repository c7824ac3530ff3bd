/** The saga of an order as a table, the progress of an order, and the state that a saga stores in its row. */
package vouch.domain.process;
