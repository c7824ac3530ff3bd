/** What every view needs: batches of events and of rows, and queries that wait for a change. */
package vouch.engine.views;
