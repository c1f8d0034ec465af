package parley.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import parley.threading.DiscussionView;

/**
 * Addresses of Parley's own page of one discussion: where every link leads when no script takes it over.
 *
 * @param opening parameters that say which discussion it is; empty once somebody has written there
 */
public record OwnPage(String path, String opening) {
    static OwnPage of(String site, String discussionId) {
        return new OwnPage("/" + site + "/" + discussionId, "");
    }

    static OwnPage of(DiscussionView discussion) {
        return of(discussion.site(), discussion.id());
    }

    /** Of a discussion that may be nothing but a key so far: without the key there would be no such page. */
    static OwnPage of(DiscussionView discussion, FormView form) {
        var page = of(discussion);
        var opening =
                "key=" + encoded(form.key()) + parameter("&url=", form.url()) + parameter("&title=", form.title());
        return discussion.seq() > 0 ? page : new OwnPage(page.path, opening);
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : name + encoded(value);
    }

    public String address() {
        return opening.isEmpty() ? path : path + "?" + opening;
    }

    public String sorted(String sort) {
        return path + "?" + (opening.isEmpty() ? "" : opening + "&") + "sort=" + sort;
    }

    public String after(String sort, String cursor) {
        return sorted(sort) + "&after=" + encoded(cursor);
    }

    /** The rest of a root's branch. */
    public String branch(String rootId, String cursor) {
        return path + "?branch=" + rootId + "&after=" + encoded(cursor);
    }

    public String replyTo(String commentId) {
        return path + "?replyTo=" + commentId + "#reply";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
