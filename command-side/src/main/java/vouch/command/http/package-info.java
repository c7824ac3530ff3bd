/** What the requests of all commands have in common. */
package vouch.command.http;
