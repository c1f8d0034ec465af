package parley.reactions;

import java.util.Set;
import parley.bus.Command;
import parley.event.CommentId;
import parley.web.Caller;

/**
 * Sets or takes back a person's reaction to a comment; doing it again changes nothing.
 *
 * @param name one of {@link #NAMES}
 */
public record React(Caller caller, CommentId comment, String name, Press press) implements Command<Reacted> {
    /** What is done to it: a form without a script does not know what was set before. */
    public enum Press {
        ON,
        OFF,
        TOGGLE
    }

    public static final Set<String> NAMES = Set.of("like", "love", "laugh", "wow", "sad", "angry");
}
