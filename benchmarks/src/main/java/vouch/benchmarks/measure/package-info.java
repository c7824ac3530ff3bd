/** Measures the parts of one order in a running Vouch. */
package vouch.benchmarks.measure;
