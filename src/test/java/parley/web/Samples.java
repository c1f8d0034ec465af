package parley.web;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import parley.event.CommentStatus;
import parley.event.DiscussionId;
import parley.event.DiscussionState;
import parley.event.SiteKey;
import parley.sites.Policy;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.DiscussionView;

/** A small discussion of invented people, and ways to make hostile ones. */
final class Samples {
    /** Guests need not leave an address. */
    static final Policy NO_MAIL = Policy.fromJson(new JsonObject().put("mailRequired", false));

    static final String DISCUSSION =
            DiscussionId.of(new SiteKey(DemoArticle.SITE), DemoArticle.KEY).toString();
    static final String ARTICLE = "https://news.example.org/2026/11/bridge";

    private Samples() {}

    static DiscussionView discussion(int count, long seq) {
        return new DiscussionView(
                DISCUSSION,
                DemoArticle.SITE,
                DemoArticle.KEY,
                Optional.of(ARTICLE),
                Optional.of(DemoArticle.TITLE),
                DiscussionState.OPEN,
                count,
                seq,
                "k3x9");
    }

    static DiscussionView titled(String title, DiscussionState state) {
        return new DiscussionView(
                DISCUSSION, "demo", "/a", Optional.of(ARTICLE), Optional.of(title), state, 0, 0, "k3x9");
    }

    static DiscussionPage page(DiscussionView discussion, List<CommentView> comments) {
        return DiscussionPage.first(
                discussion, comments, Optional.empty(), "oldest", FormView.empty(discussion, Policy.DEFAULT));
    }

    static CommentView root(int number, String name, String html) {
        return comment(number, Optional.empty(), id(number), 0, person(name, Optional.empty()), html);
    }

    static CommentView reply(int number, CommentView parent, String name, String html) {
        return comment(
                number,
                Optional.of(parent.id()),
                parent.rootId(),
                parent.depth() + 1,
                person(name, Optional.empty()),
                html);
    }

    static CommentView.Person person(String name, Optional<String> website) {
        return new CommentView.Person("p-" + name.length(), name, website);
    }

    static String id(int number) {
        return "c" + number;
    }

    static CommentView comment(
            int number, Optional<String> parent, String root, int depth, CommentView.Person author, String html) {
        return new CommentView(
                id(number),
                OptionalInt.of(number),
                DISCUSSION,
                parent,
                root,
                depth,
                Optional.of(author),
                Optional.of(html),
                CommentStatus.PUBLISHED,
                Instant.parse("2026-11-20T08:00:00Z").plusSeconds(number * 1234L),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                new Comment.Votes(0, 0),
                Map.of(),
                false,
                false,
                ARTICLE + "#comment-" + number);
    }

    static CommentView counting(CommentView view, int replies, int descendants) {
        return new CommentView(
                view.id(),
                view.number(),
                view.discussionId(),
                view.parentId(),
                view.rootId(),
                view.depth(),
                view.author(),
                view.html(),
                view.status(),
                view.createdAt(),
                view.editedAt(),
                replies,
                descendants,
                view.repliesNext(),
                new Comment.Votes(3, 1),
                view.reactions(),
                view.pinned(),
                view.featured(),
                view.permalink());
    }

    static CommentView removed(CommentView view) {
        return new CommentView(
                view.id(),
                view.number(),
                view.discussionId(),
                view.parentId(),
                view.rootId(),
                view.depth(),
                Optional.empty(),
                Optional.empty(),
                CommentStatus.REMOVED,
                view.createdAt(),
                view.editedAt(),
                view.replyCount(),
                view.descendantCount(),
                view.repliesNext(),
                Comment.Votes.NONE,
                Map.of(),
                false,
                false,
                view.permalink());
    }

    static CommentView waiting(CommentView view) {
        return new CommentView(
                view.id(),
                OptionalInt.empty(),
                view.discussionId(),
                view.parentId(),
                view.rootId(),
                view.depth(),
                view.author(),
                view.html(),
                CommentStatus.PENDING,
                view.createdAt(),
                view.editedAt(),
                view.replyCount(),
                view.descendantCount(),
                view.repliesNext(),
                view.votes(),
                Map.of(),
                false,
                false,
                ARTICLE);
    }

    static CommentView edited(CommentView view, String html) {
        return new CommentView(
                view.id(),
                view.number(),
                view.discussionId(),
                view.parentId(),
                view.rootId(),
                view.depth(),
                view.author(),
                Optional.of(html),
                view.status(),
                view.createdAt(),
                Optional.of(Instant.parse("2026-11-20T19:05:00Z")),
                view.replyCount(),
                view.descendantCount(),
                view.repliesNext(),
                view.votes(),
                Map.of("love", 2),
                view.pinned(),
                view.featured(),
                view.permalink());
    }

    /** Seven comments: three roots, the second with a branch that is four deep. */
    static List<CommentView> bridge() {
        var comments = new ArrayList<CommentView>();
        comments.add(
                root(
                        1,
                        "Marta Quillfeather",
                        "<p>I pushed a pram round the ring road for nineteen months. Saturday I shall push it across, slowly, twice.</p>"));
        var second = counting(
                root(
                        2,
                        "Piers A.",
                        "<p>Nobody who voted for this buys tyres. My customers came over that bridge for <em>forty</em> years.</p><p>Publish the figures monthly, not quarterly.</p>"),
                2,
                3);
        var answer = counting(
                reply(
                        3,
                        second,
                        "Ines Varga",
                        "<blockquote><p>Publish the figures monthly</p></blockquote><p>Seconded. Quarterly hides the winter.</p>"),
                1,
                1);
        comments.add(second);
        comments.add(answer);
        comments.add(
                edited(
                        reply(4, answer, "Old Tom", "<p>It hides the summer too.</p>"),
                        "<p>It hides the summer too. <a href=\"https://council.example.org/figures\" rel=\"nofollow ugc noopener\">Last year’s table</a> proves it.</p>"));
        comments.add(reply(5, second, "Ruta B.", "<p>Bring the cars round, Piers, I will bring the buns.</p>"));
        comments.add(root(6, "walker_77", "<p>Will the band play on the bridge or beside it?</p>"));
        return comments;
    }
}
