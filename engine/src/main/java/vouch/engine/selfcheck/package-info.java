/** Facts that are checked before anything starts. */
package vouch.engine.selfcheck;
