/**
 * Who decided what? Every decision and every change of configuration, in one chain of hashes that only grows.
 *
 * <p>Answers: nothing; others append in the transaction that made it true, and read. Tells and follows: nothing. Owns
 * {@code audit} and {@code audit_head}.
 */
@NullMarked
package parley.audit;

import org.jspecify.annotations.NullMarked;
