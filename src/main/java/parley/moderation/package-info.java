/**
 * May it stay, and may they? Reports of readers, the moderation queues, decisions and their undoing, what the newsroom marks,
 * and what it thinks of authors.
 *
 * <p>Answers: {@link parley.moderation.ListQueue}, {@link parley.moderation.CountQueues}, {@link
 * parley.moderation.ShowComment}, {@link parley.moderation.DecideComment}, {@link parley.moderation.DecideComments},
 * {@link parley.moderation.UndoDecision}, {@link parley.moderation.MarkComment}, {@link parley.moderation.ClaimComment},
 * {@link parley.moderation.TurnDiscussion} and {@link parley.moderation.ReportComment}; of authors
 * {@code ShowAuthor}, {@code ChangeAuthor}, {@code NoteAuthor} and {@code RemoveAll}; of bans {@code MakeBan} and {@code LiftBan}. Tells {@code CommentPublished},
 * {@code CommentRestored}, {@code CommentRemoved}, {@code CommentHeld}, {@code CommentEdited}, {@code CommentDecided}, {@code CommentMarked},
 * {@code CommentReported}, {@code DecisionRecorded}, {@code CommentClaimed}, {@code ClaimDropped} and {@code
 * DiscussionChanged}, through threading's steps; follows the journal to keep words for search. What is decided stands in the
 * audit, too. Owns {@code decision}, {@code report}, {@code comment_claim}, {@code comment_words}, {@code author_state},
 * {@code author_note} and {@code ban}.
 */
@NullMarked
package parley.moderation;

import org.jspecify.annotations.NullMarked;
