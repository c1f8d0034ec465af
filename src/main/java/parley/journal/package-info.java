/**
 * What happened, in order? Appends to the journal inside the transaction that made it true, and reads it back.
 *
 * <p>Answers: nothing. Tells: every {@link parley.event.Event}, as {@link parley.journal.News}, on every node. Owns
 * {@code journal} and {@code journal_head}.
 */
@NullMarked
package parley.journal;

import org.jspecify.annotations.NullMarked;
