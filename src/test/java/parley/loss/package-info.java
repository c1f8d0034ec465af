/**
 * The loss checker. Two Parley processes on one PostgreSQL, under load, while both are killed again and again:
 * {@link parley.loss.LossCheckTest} says what must hold then, {@link parley.loss.SeededFaultsTest} that the checker would
 * notice if it did not.
 */
package parley.loss;
