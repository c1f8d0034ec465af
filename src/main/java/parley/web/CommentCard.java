package parley.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.event.CommentStatus;
import parley.screening.Reason;
import parley.texts.Texts;
import parley.threading.Comment;
import parley.threading.CommentView;

/**
 * What {@code comment.jte} shows: the one place where a comment becomes markup.
 *
 * @param t what is said around it
 * @param site the site's key; Parley's own page of the discussion lies below it
 * @param held why it waits, told to its author alone
 * @param inReplyTo whom it answers, where that cannot be seen from its place
 * @param mine whether its reader wrote it and may still change it
 * @param top whether it stands before all others because it is pinned
 */
public record CommentCard(
        Texts t,
        String site,
        CommentView comment,
        List<Reason> held,
        Optional<String> inReplyTo,
        boolean mine,
        boolean top) {
    /** Deeper replies are not indented further: on a phone nothing would be left of the line. */
    private static final int DEEPEST = 6;

    public static CommentCard of(Texts t, String site, CommentView comment) {
        return of(t, site, comment, Optional.empty());
    }

    /** @param answered whose comment it answers; said only where its place does not show it */
    static CommentCard of(Texts t, String site, CommentView comment, Optional<String> answered) {
        var said = answered.filter(_ -> comment.depth() > ThreadLine.INDENTED);
        return new CommentCard(t, site, comment, List.of(), said, false, false);
    }

    /** Empty, for the browser to fill with what its reader has just written. */
    static CommentCard blank(Texts t, String site, String discussionId) {
        var nobody = new CommentView.Person("", "", Optional.empty());
        return new CommentCard(
                t,
                site,
                new CommentView(
                        "",
                        OptionalInt.empty(),
                        discussionId,
                        Optional.empty(),
                        "",
                        0,
                        Optional.of(nobody),
                        Optional.of(""),
                        CommentStatus.PENDING,
                        Instant.EPOCH,
                        Optional.empty(),
                        0,
                        0,
                        Optional.empty(),
                        Comment.Votes.NONE,
                        Map.of(),
                        false,
                        false,
                        ""),
                List.of(),
                Optional.empty(),
                true,
                false);
    }

    public @Nullable String anchor() {
        return comment.number().isPresent() ? "comment-" + comment.number().getAsInt() : null;
    }

    /** The browser fills in the blank's; nothing else is without one but what waits. */
    public boolean numbered() {
        return comment.number().isPresent() || comment.id().isEmpty();
    }

    /** Empty while it waits for its first publication. */
    public String number() {
        return comment.number().isPresent() ? String.valueOf(comment.number().getAsInt()) : "";
    }

    public String classes() {
        return "comment depth-" + Math.min(comment.depth(), DEEPEST);
    }

    public @Nullable String parent() {
        return comment.parentId().orElse(null);
    }

    public CommentView.@Nullable Person author() {
        return comment.author().orElse(null);
    }

    public @Nullable String website() {
        return comment.author()
                .flatMap(CommentView.Person::website)
                .flatMap(WebAddress::link)
                .orElse(null);
    }

    public String html() {
        return comment.html().orElse("");
    }

    public String at() {
        return comment.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public Avatar avatar() {
        return comment.author().map(person -> Avatar.of(person.name())).orElseThrow();
    }

    /** Where the order did not put it. */
    public @Nullable String apart() {
        return top ? "top" : null;
    }

    /** Absent for none, so that the attribute is left out. */
    public @Nullable String badges() {
        return comment.author()
                .map(CommentView.Person::badges)
                .filter(badges -> !badges.isEmpty())
                .map(badges -> String.join(" ", badges))
                .orElse(null);
    }

    public @Nullable String authorId() {
        return comment.author().map(CommentView.Person::id).orElse(null);
    }

    public String emoji(String reaction) {
        return Emoji.of(reaction);
    }

    /** One of the forms that do one thing to one comment. */
    public String form(String name) {
        return "/forms/" + name + "?comment=" + comment.id() + "&lang="
                + t.language().tag();
    }

    public String fold() {
        return t.counted("script.fold", comment.descendantCount());
    }

    public String date() {
        return t.date(comment.createdAt());
    }

    public @Nullable String edited() {
        return comment.editedAt().map(t::date).orElse(null);
    }

    public @Nullable String editedAt() {
        return comment.editedAt()
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(null);
    }

    public boolean waiting() {
        return comment.status() == CommentStatus.PENDING;
    }

    public String replies() {
        return t.replies(comment.descendantCount());
    }

    public String replyLink() {
        return OwnPage.of(site, comment.discussionId(), t.language()).replyTo(comment.id());
    }
}
