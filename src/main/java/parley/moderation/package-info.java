/**
 * May it stay? The moderation queue and decisions.
 *
 * <p>Answers: {@link parley.moderation.ListQueue}, {@link parley.moderation.DecideComment} and {@link
 * parley.moderation.DecideComments}. Tells {@code CommentPublished}, {@code CommentRestored}, {@code CommentRemoved} and
 * {@code CommentDecided}, through threading's steps. Owns {@code decision}, and {@code author_state}, which nobody
 * writes yet.
 */
@NullMarked
package parley.moderation;

import org.jspecify.annotations.NullMarked;
