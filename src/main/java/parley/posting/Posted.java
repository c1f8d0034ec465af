package parley.posting;

import java.util.List;
import java.util.Optional;
import parley.screening.Reason;
import parley.threading.CommentView;

/**
 * A comment was taken in. Its status says whether it is published.
 *
 * @param held why it waits; empty when it does not
 * @param seq of the discussion when readers can see it; its last one when they cannot
 * @param editToken lets its holder edit and remove the comment while the edit window is open
 * @param guestToken for a guest who had none yet
 */
public record Posted(
        CommentView comment, List<Reason> held, long seq, Optional<String> editToken, Optional<String> guestToken) {}
