/**
 * The independent checker: reads the rows that Vouch left behind, folds their JSON by itself, without code of Vouch's that
 * could share its mistakes, and says which promise was broken.
 */
package vouch.faults.check;
