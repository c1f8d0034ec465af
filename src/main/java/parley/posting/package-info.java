/**
 * May one say it? Posting, editing and removing comments.
 *
 * <p>Answers: {@link parley.posting.PostComment}, {@link parley.posting.EditComment}, {@link
 * parley.posting.RemoveComment}. Tells {@code CommentPublished}, {@code CommentHeld}, {@code CommentEdited} and {@code
 * CommentRemoved}, through threading's steps. Owns no table.
 */
@NullMarked
package parley.posting;

import org.jspecify.annotations.NullMarked;
