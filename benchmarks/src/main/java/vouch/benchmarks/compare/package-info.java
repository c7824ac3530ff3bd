/** Compares Vouch with plain JDBC and with stock Axon. */
package vouch.benchmarks.compare;
