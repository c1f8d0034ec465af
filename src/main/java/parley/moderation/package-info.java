/**
 * May it stay, and may they? Reports of readers, the moderation queue, decisions, what the newsroom marks, and what it
 * thinks of authors.
 *
 * <p>Answers: {@link parley.moderation.ListQueue}, {@link parley.moderation.DecideComment}, {@link
 * parley.moderation.DecideComments}, {@link parley.moderation.MarkComment} and {@link parley.moderation.ReportComment}; of
 * authors {@code ChangeAuthor}, {@code NoteAuthor} and {@code RemoveAll}; of bans {@code MakeBan} and {@code LiftBan}.
 * Tells {@code CommentPublished}, {@code CommentRestored}, {@code CommentRemoved}, {@code CommentHeld},
 * {@code CommentDecided}, {@code CommentMarked} and {@code CommentReported}, through threading's steps; whatever is decided
 * stands in the audit, too. Owns {@code decision}, {@code report}, {@code author_state}, {@code author_note} and
 * {@code ban}.
 */
@NullMarked
package parley.moderation;

import org.jspecify.annotations.NullMarked;
