/**
 * How does it move in and out? Readers turn what another comment system exported into pages and comments.
 * Commands it answers: none yet; the loader hands what is read here to the database writer.
 * Events it tells and follows: none of its own.
 * Tables it owns: none; this half knows no database.
 */
@NullMarked
package parley.transfer;

import org.jspecify.annotations.NullMarked;
