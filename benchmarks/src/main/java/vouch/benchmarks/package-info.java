/** Measures Vouch, and shows the figures as ratios of one run. */
package vouch.benchmarks;
