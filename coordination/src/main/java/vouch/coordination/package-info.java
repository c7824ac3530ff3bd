/** What every way to coordinate an order and its credit needs: commands that are sent again, and the reconciler. */
package vouch.coordination;
