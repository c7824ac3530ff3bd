/** What operators see and do: event processors, dead letters, sagas, backups, and the log of operations. */
package vouch.app.admin;
