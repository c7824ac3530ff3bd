/** What an order decides, and how its events change it. */
package vouch.domain.order;
