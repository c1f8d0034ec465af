package parley.reactions;

import java.util.Set;
import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/**
 * Sets or takes back a person's reaction to a comment; doing it again changes nothing.
 *
 * @param name one of {@link #NAMES}
 * @param on whether it is set
 */
public record React(Caller caller, CommentId comment, String name, boolean on) implements Command<Reacted> {
    public static final Set<String> NAMES = Set.of("like", "love", "laugh", "wow", "sad", "angry");
}
