/** What other policies would have decided: the stored events are followed by the decisions of the live accounts. */
package vouch.domain.whatif;
