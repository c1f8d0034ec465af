package parley.posting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import parley.event.CommentId;
import parley.threading.Finder;

/**
 * What one reader has done in one discussion.
 *
 * @param comments the newest first
 * @param reasons of moderators who turned one of them down
 * @param ties to the discussion and its people
 */
record Mine(
        Map<CommentId, Integer> votes,
        Map<CommentId, SortedSet<String>> reactions,
        List<Finder.Found> comments,
        Map<CommentId, String> reasons,
        Ties ties) {

    Optional<String> reason(CommentId comment) {
        return Optional.ofNullable(reasons.get(comment));
    }
}
