package parley.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.event.DiscussionState;
import parley.texts.Language;
import parley.texts.Texts;
import parley.threading.CommentView;
import parley.threading.DiscussionView;

/**
 * A discussion as HTML shows it.
 *
 * @param comments flat, in display order
 * @param next cursor to what follows
 * @param sort {@code oldest}, {@code newest} or {@code best}
 * @param begins whether the first comment of this order is on the page
 * @param branch the root whose branch alone is shown
 * @param t what is said around the comments
 * @param top how many roots come first because they are pinned
 * @param reader whose links to change a comment are on it
 */
public record DiscussionPage(
        DiscussionView discussion,
        List<CommentView> comments,
        Optional<String> next,
        String sort,
        boolean begins,
        Optional<String> branch,
        FormView form,
        Texts t,
        int top,
        Reader reader) {

    public static final List<String> SORTS = List.of("oldest", "newest", "best");

    /** The first page of a discussion, in English. */
    public static DiscussionPage first(
            DiscussionView discussion, List<CommentView> comments, Optional<String> next, String sort, FormView form) {
        return new DiscussionPage(
                discussion,
                comments,
                next,
                sort,
                true,
                Optional.empty(),
                form,
                Texts.in(Language.ENGLISH),
                0,
                Reader.ANYBODY);
    }

    public DiscussionPage with(FormView newForm) {
        return new DiscussionPage(discussion, comments, next, sort, begins, branch, newForm, t, top, reader);
    }

    public DiscussionPage in(Language language) {
        return new DiscussionPage(
                discussion, comments, next, sort, begins, branch, form, Texts.in(language), top, reader);
    }

    public DiscussionPage readBy(Reader newReader) {
        return new DiscussionPage(discussion, comments, next, sort, begins, branch, form, t, top, newReader);
    }

    DiscussionPage pinning(int roots) {
        return new DiscussionPage(discussion, comments, next, sort, begins, branch, form, t, roots, reader);
    }

    DiscussionPage beginningLater() {
        return new DiscussionPage(discussion, comments, next, sort, false, branch, form, t, top, reader);
    }

    DiscussionPage ofBranch(String root) {
        return new DiscussionPage(discussion, comments, next, sort, false, Optional.of(root), form, t, top, reader);
    }

    public OwnPage own() {
        return OwnPage.of(discussion, form, t.language());
    }

    public List<ThreadLine> lines() {
        return branch.isPresent()
                ? ThreadLine.branch(t, discussion.site(), comments, next, reader)
                : ThreadLine.of(t, discussion.site(), comments, reader, top);
    }

    public String count() {
        return t.comments(discussion.commentCount());
    }

    public String title() {
        return discussion.title().orElseGet(() -> t.get("discussion.untitled"));
    }

    /** Where the article is, if it is anywhere that a link may lead to. */
    public @Nullable String article() {
        return discussion.url().flatMap(WebAddress::link).orElse(null);
    }

    public boolean open() {
        return discussion.state() == DiscussionState.OPEN;
    }

    /** A branch leads on from within its list. */
    public @Nullable String more() {
        return branch.isPresent() ? null : next.orElse(null);
    }

    public CommentCard blank() {
        return CommentCard.blank(t, discussion.site(), discussion.id());
    }

    public String sortName(String which) {
        return t.get("sort." + which);
    }
}
