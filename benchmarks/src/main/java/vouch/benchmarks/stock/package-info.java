/** The same orders on Axon as its starter configures it. */
package vouch.benchmarks.stock;
