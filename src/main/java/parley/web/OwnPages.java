package parley.web;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Sites;
import parley.threading.CommentView;
import parley.threading.Current;
import parley.threading.Cursor;
import parley.threading.Page;
import parley.threading.PageQuery;
import parley.threading.PageReader;
import parley.threading.Query;
import parley.threading.Replies;
import parley.threading.Sort;

/** What own pages show, read from the database: few come, and each may be another. */
public final class OwnPages implements PageSource {
    private static final int ROOTS = 20;
    private static final int REPLIES = 50;
    private static final int NEAREST = 3;

    private final PageReader reader;
    private final Sites sites;
    private final HtmlRenderer renderer;

    public OwnPages(PageReader reader, Sites sites, HtmlRenderer renderer) {
        this.reader = reader;
        this.sites = sites;
        this.renderer = renderer;
    }

    @Override
    public Future<DiscussionPage> read(Wish wish) {
        sites.get(wish.site());
        return (wish.branch().isPresent() ? branch(wish) : page(wish)).compose(shown -> answering(wish, shown));
    }

    private Future<DiscussionPage> page(Wish wish) {
        var sort = Sort.of(wish.sort()).orElse(Sort.OLDEST);
        var key = wish.which() instanceof Which.ByKey(var name) ? name : "";
        var query = new PageQuery(
                wish.site(), id(wish), key, sort, wish.after().map(Cursor::parse), ROOTS, Replies.NO_SMALL_REST);
        return reader.page(query)
                .map(page ->
                        renderer.page(checked(wish, page), sort, wish.after().isEmpty()));
    }

    private Future<DiscussionPage> branch(Wish wish) {
        var top = wish.branch().orElseThrow();
        var query = new Query.Branch(id(wish), top, wish.after().map(Cursor::parse), REPLIES);
        return reader.branch(query)
                .compose(page -> above(page, top)
                        .map(above -> renderer.page(checked(wish, page).below(above), Sort.OLDEST, false)
                                .ofBranch(top.toString())));
    }

    /** A part of a branch says nothing without what it answers: its root, and the nearest comments above it. */
    private Future<List<CommentView>> above(Page page, CommentId top) {
        if (page.comments().isEmpty()) {
            return reader.comment(top)
                    .map(found -> found.flatMap(Current.Seen::view).stream().toList());
        }
        var first = CommentId.parse(page.comments().getFirst().id()).orElseThrow();
        return reader.comment(first)
                .map(found -> found.map(seen -> chosen(seen.ancestors())).orElseGet(List::of))
                .compose(ids -> reader.current(ids, List.of())
                        .map(now -> ids.stream()
                                .flatMap(id -> now.comment(id).flatMap(Current.Seen::view).stream())
                                .toList()));
    }

    private static List<CommentId> chosen(List<Current.Ancestor> ancestors) {
        var ids = ancestors.stream().map(Current.Ancestor::id).toList().reversed();
        int near = Math.max(1, ids.size() - NEAREST);
        return Stream.concat(ids.stream().limit(1), ids.stream().skip(near)).toList();
    }

    /** An id says nothing of its key, so a discussion that nobody has written in has no page where only its id is said. */
    private static Page checked(Wish wish, Page page) {
        var discussion = page.discussion();
        if (!discussion.id().equals(id(wish).toString())
                || !discussion.site().equals(wish.site().value())) {
            throw Refusal.of(ProblemKind.NOT_FOUND);
        }
        if (discussion.seq() < wish.minSeq().orElse(0)) {
            throw Refusal.of(ProblemKind.NOT_CAUGHT_UP);
        }
        return page;
    }

    private static DiscussionId id(Wish wish) {
        return switch (wish.which()) {
            case Which.ById(var id) -> id;
            case Which.ByKey(var key) -> DiscussionId.of(wish.site(), key);
        };
    }

    /** Whoever cannot be answered any more is left out: the form is then one for a comment of its own. */
    private Future<DiscussionPage> answering(Wish wish, DiscussionPage page) {
        if (wish.replyTo().isEmpty()) {
            return Future.succeededFuture(page);
        }
        return reader.comment(wish.replyTo().get())
                .map(found -> found.flatMap(seen -> seen.view())
                        .filter(comment -> answerable(comment, page))
                        .map(comment -> page.with(page.form().replyingTo(comment)))
                        .orElse(page));
    }

    private static boolean answerable(CommentView comment, DiscussionPage page) {
        Optional<CommentView.Person> author = comment.author();
        return author.isPresent()
                && comment.discussionId().equals(page.discussion().id());
    }
}
