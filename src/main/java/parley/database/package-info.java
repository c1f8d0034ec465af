/**
 * Where is it kept? PostgreSQL: embedded or elsewhere, its schema, transactions, and the writer that commits many
 * commands at once.
 *
 * <p>Answers: nothing. Tells and follows: nothing. Owns the table {@code claim} (idempotency).
 */
@NullMarked
package parley.database;

import org.jspecify.annotations.NullMarked;
