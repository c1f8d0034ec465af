/**
 * How do we say no? One catalogue of problems, and the one exception that carries them (RFC 9457).
 *
 * <p>Answers: nothing. Tells and follows: nothing. Owns no table.
 */
@NullMarked
package parley.problem;

import org.jspecify.annotations.NullMarked;
