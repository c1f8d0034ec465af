package parley.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Site;
import parley.texts.Language;
import parley.threading.Cursor;
import parley.threading.PageQuery;
import parley.threading.Query;
import parley.threading.Representation;
import parley.threading.Shape;
import parley.threading.Sort;

/**
 * The page that a request asks for.
 *
 * @param language of the words between the comments, where they are HTML
 * @param include whether HTML comes as a declarative shadow root
 * @param shape holds the version of the site that it was read for
 */
record AskedPage(Query query, Shape shape, Language language, boolean include, OptionalLong minSeq) {
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int MOST_TRUSTED = 500;

    /** No site in it: a branch as JSON looks the same whatever the site says. */
    private static final Shape SITELESS = Shape.json(0);

    /** @param origin of this server, as it was called */
    AskedPage asShadow(String origin) {
        var wanted = new Shape(Representation.SHADOW, language.tag(), shape.siteVersion(), origin);
        return new AskedPage(query, wanted, language, include, minSeq);
    }

    AskedPage asHtml() {
        return new AskedPage(
                query, new Shape(Representation.HTML, language.tag(), shape.siteVersion()), language, include, minSeq);
    }

    /** @throws Refusal MALFORMED_REQUEST, UNKNOWN_SITE or BAD_CURSOR */
    static AskedPage discussion(Call call) {
        var query = call.query();
        var siteKey = query.text("site");
        var key = query.optionalText("key");
        var url = query.optionalText("url");
        var sort = sort(query);
        var after = query.optionalText("after");
        int limit = limit(query, call);
        boolean all = allReplies(query, call);
        var minSeq = minSeq(query);
        var language = language(query);
        boolean include =
                query.choice("include", List.of("shadow"), word -> word).isPresent();
        checkName(query, key, url);
        query.check();
        var site = call.site(siteKey);
        var name = key.orElseGet(() -> keyOf(url.orElse(""), site));
        var id = DiscussionId.of(site.key(), name);
        var page = new PageQuery(site.key(), id, name, sort, after.map(Cursor::parse), limit, all);
        return new AskedPage(page, Shape.json(site.version()), language, include, minSeq);
    }

    /** @param discussion where the comment stands */
    static AskedPage replies(Call call, CommentId top, DiscussionId discussion) {
        var query = call.query();
        var after = query.optionalText("after");
        int limit = limit(query, call);
        var minSeq = minSeq(query);
        var language = language(query);
        query.check();
        var branch = new Query.Branch(discussion, top, after.map(Cursor::parse), limit);
        return new AskedPage(branch, SITELESS, language, false, minSeq);
    }

    /** @param discussion where the comment stands */
    static AskedPage context(Call call, CommentId comment, DiscussionId discussion) {
        var query = call.query();
        var sort = sort(query);
        int limit = limit(query, call);
        var minSeq = minSeq(query);
        var language = language(query);
        query.check();
        return new AskedPage(new Query.Context(discussion, comment, sort, limit), SITELESS, language, false, minSeq);
    }

    /** A widget may stand in a page of any language; where we do not speak it, it speaks English. */
    private static Language language(Parameters query) {
        return query.optionalText("lang").map(Language::of).orElse(Language.ENGLISH);
    }

    private static Sort sort(Parameters query) {
        return query.choice("sort", List.of(Sort.values()), Sort::label).orElse(Sort.OLDEST);
    }

    private static int limit(Parameters query, Call call) {
        OptionalInt limit = query.whole("limit", 1, call.caller().mayAnywhere(Right.BIG_PAGES) ? MOST_TRUSTED : MOST);
        return limit.orElse(USUAL);
    }

    private static OptionalLong minSeq(Parameters query) {
        return query.whole("minSeq", 0L, Long.MAX_VALUE);
    }

    private static boolean allReplies(Parameters query, Call call) {
        boolean all = query.choice("replies", List.of("all"), word -> word).isPresent();
        if (all && !call.caller().mayAnywhere(Right.BIG_PAGES)) {
            query.mistake("replies", "is for API keys only");
        }
        return all;
    }

    private static void checkName(Parameters query, Optional<String> key, Optional<String> url) {
        if (key.isEmpty() && url.isEmpty()) {
            query.mistake("key", "is required, or url");
        }
        if (key.filter(text -> !DiscussionKey.fits(text)).isPresent()) {
            query.mistake("key", "must have 1 to " + DiscussionKey.LONGEST + " characters, no control characters");
        }
    }

    private static String keyOf(String url, Site site) {
        return DiscussionKey.ofUrl(url, site.policy())
                .orElseThrow(() -> Refusal.field(ProblemKind.MALFORMED_REQUEST, "url", "must be an http(s) address"));
    }
}
