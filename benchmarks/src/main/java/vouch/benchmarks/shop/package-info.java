/** The work that all contestants do, and the plain JDBC that does it. */
package vouch.benchmarks.shop;
