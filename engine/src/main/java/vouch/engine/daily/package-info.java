/** What is done once a day. */
package vouch.engine.daily;
