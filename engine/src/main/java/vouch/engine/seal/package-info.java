/** A chain of hashes over the stored events, kept beside them, and what it says about rows that somebody has changed. */
package vouch.engine.seal;
