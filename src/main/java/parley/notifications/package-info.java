/**
 * Who should know? Decides whom a comment, a decision or a reaction concerns, and keeps what each of them has not seen.
 *
 * <p>Answers: {@link parley.notifications.MarkRead}, {@link parley.notifications.FollowDiscussion} and {@link
 * parley.notifications.MuteAuthor}. Tells: nothing. Follows every line of the journal, once for all nodes. Owns {@code
 * inbox}, {@code inbox_line}, {@code notification}, {@code follow} and {@code mute}.
 */
@NullMarked
package parley.notifications;

import org.jspecify.annotations.NullMarked;
