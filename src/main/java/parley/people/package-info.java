/**
 * Who works here, and how do we know? Accounts of the newsroom, sessions, invitations, and keys for programs.
 *
 * <p>Answers: {@link parley.people.MakeKey} and {@link parley.people.RevokeKey}. Tells and follows: nothing. Owns {@code
 * staff}, {@code staff_link}, {@code staff_session} and {@code api_key}.
 */
@NullMarked
package parley.people;

import org.jspecify.annotations.NullMarked;
