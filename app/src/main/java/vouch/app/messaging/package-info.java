/** The buses: commands in groups, who sent a message, outages, and the tasks that run again and again. */
package vouch.app.messaging;
