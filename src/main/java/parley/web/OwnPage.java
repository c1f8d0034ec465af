package parley.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import parley.threading.DiscussionView;

/** Addresses of Parley's own page of one discussion: where every link leads when no script takes it over. */
public record OwnPage(String path) {
    static OwnPage of(String site, String discussionId) {
        return new OwnPage("/" + site + "/" + discussionId);
    }

    static OwnPage of(DiscussionView discussion) {
        return of(discussion.site(), discussion.id());
    }

    public String sorted(String sort) {
        return path + "?sort=" + sort;
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
