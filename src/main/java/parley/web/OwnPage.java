package parley.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import parley.texts.Language;
import parley.threading.DiscussionView;

/** Addresses of Parley's own page of one discussion: where every link leads when no script takes it over. */
public record OwnPage(String path, Language language) {
    static OwnPage of(String site, String discussionId, Language language) {
        return new OwnPage("/" + site + "/" + discussionId, language);
    }

    static OwnPage of(DiscussionView discussion, Language language) {
        return of(discussion.site(), discussion.id(), language);
    }

    public String address() {
        return language == Language.ENGLISH ? path : path + "?lang=" + language.tag();
    }

    public String sorted(String sort) {
        return path + "?sort=" + sort + inLanguage();
    }

    public String after(String sort, String cursor) {
        return sorted(sort) + "&after=" + encoded(cursor);
    }

    /** The rest of a root's branch. */
    public String branch(String rootId, String cursor) {
        return path + "?branch=" + rootId + "&after=" + encoded(cursor) + inLanguage();
    }

    public String replyTo(String commentId) {
        return path + "?replyTo=" + commentId + inLanguage() + "#reply";
    }

    /** English goes without saying, so that the usual address stays short. */
    private String inLanguage() {
        return language == Language.ENGLISH ? "" : "&lang=" + language.tag();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
