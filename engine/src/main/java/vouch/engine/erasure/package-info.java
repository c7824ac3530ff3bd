/** Keeps texts about a person readable only as long as the person's key exists. */
package vouch.engine.erasure;
