/** Live answers: a resource or a list as a stream of its present state and then of its changes. */
package vouch.query.live;
