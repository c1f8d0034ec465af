package parley.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.moderation.ModeratedComment;
import parley.texts.Texts;

/**
 * One line of a queue.
 *
 * @param by who is looking at it now, if it is somebody else
 */
public record QueueRow(Texts t, ModeratedComment moderated, Look look, Instant now, Optional<String> by) {
    private static final int EXCERPT = 220;

    public String id() {
        return moderated.comment().id().toString();
    }

    /** Which comment, in which version: what a decision names. */
    public String key() {
        return id() + ":" + moderated.version();
    }

    public String author() {
        return moderated.comment().author().name();
    }

    public String age() {
        return new Ages(t, now).since(moderated.comment().createdAt());
    }

    public String at() {
        return moderated.comment().createdAt().toString();
    }

    public String date() {
        return t.date(moderated.comment().createdAt());
    }

    public List<Piece> excerpt() {
        return new Marking(Chip.quoted(moderated.comment().held()))
                .excerpt(moderated.comment().body().html(), EXCERPT);
    }

    public List<Chip> chips() {
        return Chip.of(moderated, t);
    }

    public String discussion() {
        var discussion = moderated.discussion();
        return discussion.title().orElse(discussion.key());
    }

    public String address() {
        return look.opening(moderated.comment().id()).address();
    }

    public boolean isOpen() {
        return look.open().filter(moderated.comment().id()::equals).isPresent();
    }
}
