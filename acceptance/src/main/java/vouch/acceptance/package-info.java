/** Drives a running Vouch over HTTP, as a client knows it, and compares every answer with what was expected. */
package vouch.acceptance;
