package parley.reactions;

import java.util.Map;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.event.DiscussionState;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Comment;
import parley.threading.Places;
import parley.threading.Threads;

/** What votes and reactions have in common: what may be voted on, and how it is told. */
record Scales(Threads threads, Ballots ballots, Feelings feelings) {

    void needs(Write.Needs needs, Places.Place place, CommentId id) {
        needs.row(threads.discussions(), place.discussion());
        needs.row(threads.comments(), id);
    }

    /** @throws Refusal if nobody can read it, or its discussion is put away for good */
    Comment votable(Batch batch, Places.Place place, CommentId id) {
        var comment = threads.comment(batch, id);
        if (!comment.published()) {
            throw Refusal.of(ProblemKind.UNKNOWN_COMMENT);
        }
        if (threads.discussion(batch, place.discussion()).orElseThrow().state() == DiscussionState.ARCHIVED) {
            throw Refusal.of(ProblemKind.DISCUSSION_CLOSED);
        }
        return comment;
    }

    /** @return the discussion's {@code seq} after it */
    long tally(Batch batch, Comment comment, Comment.Votes votes, Map<String, Integer> reactions) {
        var step = threads.tally(batch, comment, votes, reactions);
        return step.seq()
                .orElseGet(() -> threads.discussion(batch, comment.discussion())
                        .orElseThrow()
                        .seq());
    }
}
