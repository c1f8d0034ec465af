package parley.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.texts.Language;
import parley.threading.DiscussionView;

/**
 * Addresses of Parley's own page of one discussion: where every link leads when no script takes it over.
 *
 * @param always parameters of all of them; English goes without saying, so that the usual address stays short
 */
public record OwnPage(String path, String always) {

    static OwnPage of(String site, String discussionId, Language language) {
        return new OwnPage(
                "/" + site + "/" + discussionId, language == Language.ENGLISH ? "" : "lang=" + language.tag());
    }

    static OwnPage of(DiscussionView discussion, Language language) {
        return of(discussion.site(), discussion.id(), language);
    }

    /** Of a discussion that may be nothing but a key so far: without the key there would be no such page. */
    static OwnPage of(DiscussionView discussion, FormView form, Language language) {
        var page = of(discussion, language);
        if (discussion.seq() > 0) {
            return page;
        }
        var opening =
                "key=" + encoded(form.key()) + parameter("&url=", form.url()) + parameter("&title=", form.title());
        return new OwnPage(page.path, joined(opening, page.always));
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : name + encoded(value);
    }

    public String address() {
        return with("");
    }

    public String sorted(String sort) {
        return with("sort=" + sort);
    }

    public String after(String sort, String cursor) {
        return with("sort=" + sort + "&after=" + encoded(cursor));
    }

    /** The rest of a root's branch. */
    public String branch(String rootId, String cursor) {
        return with("branch=" + rootId + "&after=" + encoded(cursor));
    }

    public String replyTo(String commentId) {
        return with("replyTo=" + commentId) + "#reply";
    }

    private String with(String parameters) {
        var all = joined(always, parameters);
        return all.isEmpty() ? path : path + "?" + all;
    }

    private static String joined(String... parameters) {
        return Stream.of(parameters).filter(text -> !text.isEmpty()).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
