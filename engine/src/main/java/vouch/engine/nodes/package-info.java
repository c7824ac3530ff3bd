/** Several processes on one PostgreSQL: which works on what, and what must hold there. */
package vouch.engine.nodes;
