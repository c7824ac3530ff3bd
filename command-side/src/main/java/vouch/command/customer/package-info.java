/** Commands of customers, payments and credit notes: their aggregates, and the HTTP controllers that send them. */
package vouch.command.customer;
