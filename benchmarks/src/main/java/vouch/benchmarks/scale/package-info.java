/** Calculates how many customers and orders one system carries, and simulates it. */
package vouch.benchmarks.scale;
