/** What other credit policies would have decided about the stored orders: the questions and their answers. */
package vouch.api.whatif;
