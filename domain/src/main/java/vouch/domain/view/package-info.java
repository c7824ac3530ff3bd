/** How each event changes the views of orders and customers. */
package vouch.domain.view;
