/** Measures in the process of a Vouch what a client of Vouch cannot tell apart. */
package vouch.benchmarks.inside;
