/** Commands of customers, payments and credit notes: their aggregates, and the HTTP that sends them. */
package vouch.command.customer;
