/** Pages for people. They ask the same queries as programs, and every act is sent to the HTTP API. */
package vouch.console;
