/** An application that does nothing, to compare a start with. */
package vouch.benchmarks.empty;
