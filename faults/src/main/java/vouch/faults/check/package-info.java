/**
 * The independent checker: reads the rows that Vouch left behind, folds their JSON by itself, and says which promise was
 * broken. It uses nothing of Vouch's: a checker that shares code with what it checks shares its mistakes.
 */
package vouch.faults.check;
