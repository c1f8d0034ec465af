/**
 * Who works here, and how do we know? Accounts of the newsroom, sessions, invitations, and keys for programs.
 *
 * <p>Answers: {@link parley.people.SignIn}, {@link parley.people.ProveSecond}, {@link parley.people.EndSession}, {@link
 * parley.people.BecomeOwner}, {@link parley.people.AcceptInvitation}, {@link parley.people.InviteStaff}, {@link
 * parley.people.ChangeStaff}, {@link parley.people.ChangePassword}, {@link parley.people.KeepTotp}, {@link
 * parley.people.DropTotp}, {@link parley.people.MakeKey} and {@link parley.people.RevokeKey}. Tells and follows: nothing. Owns {@code
 * staff}, {@code staff_link}, {@code staff_session} and {@code api_key}.
 */
@NullMarked
package parley.people;

import org.jspecify.annotations.NullMarked;
