/** Figures that are measured from time to time, because a scrape must cost nothing. */
package vouch.engine.metrics;
