/** What each event means for what is shown of orders and customers. */
package vouch.domain.view;
