/** Failures that pass by themselves, and how they are reported. */
package vouch.engine.outage;
