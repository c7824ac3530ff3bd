/** Which of the sides a process carries, and what is configured there. */
package vouch.app.side;
