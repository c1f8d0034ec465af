/**
 * How does it move in and out? Readers turn what another comment system exported into pages and comments; the loader
 * puts them through the writer.
 *
 * <p>Answers: nothing; it is asked by the command line. Tells what any new comment tells, through threading's steps;
 * follows nothing. Owns no table.
 */
@NullMarked
package parley.transfer;

import org.jspecify.annotations.NullMarked;
