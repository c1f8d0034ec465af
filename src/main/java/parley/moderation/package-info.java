/**
 * May it stay? Reports of readers, the moderation queue, decisions, and what the newsroom marks.
 *
 * <p>Answers: {@link parley.moderation.ListQueue}, {@link parley.moderation.DecideComment}, {@link
 * parley.moderation.DecideComments}, {@link parley.moderation.MarkComment} and {@link parley.moderation.ReportComment}.
 * Tells {@code CommentPublished}, {@code CommentRestored}, {@code CommentRemoved},
 * {@code CommentDecided}, {@code CommentMarked} and {@code CommentReported}, through threading's steps; decisions and
 * marks stand in the audit, too. Owns {@code decision}, {@code report}, and {@code author_state}, which nobody writes yet.
 */
@NullMarked
package parley.moderation;

import org.jspecify.annotations.NullMarked;
