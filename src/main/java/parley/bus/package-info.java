/**
 * How do rooms speak? Typed asking and telling over the Vert.x event bus.
 *
 * <p>Answers: nothing itself; it carries every {@link parley.bus.Command} to its one answerer. Tells: what the journal's
 * tail hands it. Owns no table.
 */
@NullMarked
package parley.bus;

import org.jspecify.annotations.NullMarked;
