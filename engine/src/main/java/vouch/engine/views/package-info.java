/** What every view needs: batches of events for each transaction, rows in batches, and those who wait for a change. */
package vouch.engine.views;
