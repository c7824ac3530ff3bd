/** Commands that are decided and leave nothing behind. */
package vouch.engine.dryrun;
