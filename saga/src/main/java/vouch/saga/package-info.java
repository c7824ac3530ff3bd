/** The saga side: sends the commands that follow from events, and settles orders whose events or steps were lost. */
package vouch.saga;
