/** How many requests a client may send before others would wait for it. */
package vouch.app.limit;
