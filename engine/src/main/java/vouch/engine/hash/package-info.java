/** The hash function of everything that is compared, and of what must not be stored as it is. */
package vouch.engine.hash;
