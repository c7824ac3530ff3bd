/** Who a request comes from, and what it may do. */
package vouch.app.security;
