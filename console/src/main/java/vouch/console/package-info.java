/** Pages for people, made of the queries that programs ask, with acts that are sent to the HTTP API. */
package vouch.console;
