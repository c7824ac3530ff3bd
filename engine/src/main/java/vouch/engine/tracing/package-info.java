/** Traces from a request to the views, where they are exported: off by default. */
package vouch.engine.tracing;
