/** The command side: what its features share, and its configuration. */
package vouch.command;
