package parley.posting;

import java.util.List;
import parley.screening.Reason;
import parley.threading.CommentView;

/**
 * An author's own comment, as the change left it.
 *
 * @param held why the new words wait; empty when they do not
 * @param seq of the discussion, after it
 */
public record Changed(CommentView comment, List<Reason> held, long seq) {}
