/** Tells other systems over webhooks what happens to orders and accounts, and sends no command. */
package vouch.notices;
