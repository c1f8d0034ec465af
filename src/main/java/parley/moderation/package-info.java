/**
 * May it stay? Reports of readers, the moderation queues, decisions and their undoing, and what the newsroom marks.
 *
 * <p>Answers: {@link parley.moderation.ListQueue}, {@link parley.moderation.CountQueues}, {@link
 * parley.moderation.ShowComment}, {@link parley.moderation.DecideComment}, {@link parley.moderation.DecideComments},
 * {@link parley.moderation.UndoDecision}, {@link parley.moderation.MarkComment}, {@link parley.moderation.ClaimComment},
 * {@link parley.moderation.TurnDiscussion} and {@link parley.moderation.ReportComment}. Tells {@code CommentPublished},
 * {@code CommentRestored}, {@code CommentRemoved}, {@code CommentEdited}, {@code CommentDecided}, {@code CommentMarked},
 * {@code CommentReported}, {@code DecisionRecorded}, {@code CommentClaimed}, {@code ClaimDropped} and {@code
 * DiscussionChanged}, through threading's steps; decisions, marks and what is closed stand in the audit, too. Follows the
 * journal to keep words for search. Owns {@code decision}, {@code report}, {@code comment_claim}, {@code comment_words}, and
 * {@code author_state}, which nobody writes yet.
 */
@NullMarked
package parley.moderation;

import org.jspecify.annotations.NullMarked;
