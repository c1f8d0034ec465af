/**
 * What happened, in order? Appends to the journal inside the transaction that made it true, and reads it back: on every
 * node from now on, and for each follower once, wherever it was left.
 *
 * <p>Answers: nothing. Tells: every {@link parley.event.Event}, as {@link parley.journal.News}, on every node. Owns
 * {@code journal}, {@code journal_head}, {@code bookmark} and {@code parked_line}.
 */
@NullMarked
package parley.journal;

import org.jspecify.annotations.NullMarked;
