/** What a credit account decides: credit for orders, payments and credit notes, and the policy behind each answer. */
package vouch.domain.customer;
