package parley.reactions;

import java.util.Optional;
import parley.threading.Comment;

/**
 * @param votes of everybody, after it
 * @param mine -1, 0 or 1
 * @param seq of the discussion, after it
 * @param guestToken for a guest who had none yet; whoever shows it again has the same one vote
 */
public record Voted(Comment.Votes votes, int mine, long seq, Optional<String> guestToken) {}
