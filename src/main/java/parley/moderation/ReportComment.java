package parley.moderation;

import java.util.Optional;
import parley.bus.Command;
import parley.event.CommentId;

/**
 * Tells the newsroom that something is wrong with a comment. A second report of the same person replaces the first.
 *
 * @param person a guest, or the pseudonym of a stranger's network
 * @param detail at most {@link #DETAIL} code points
 */
public record ReportComment(CommentId comment, String person, Complaint complaint, Optional<String> detail)
        implements Command<Reported> {
    static final int DETAIL = 500;
}
