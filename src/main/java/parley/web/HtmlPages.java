package parley.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.texts.Language;
import parley.texts.Texts;
import parley.threading.CommentView;

/**
 * Everything that Parley shows as HTML. Templates escape whatever they print by where it stands; the body of a comment
 * alone goes through as it is, because screening has made it safe. Thread-safe, does not block.
 */
public final class HtmlPages {
    private static final Pattern OURS = Pattern.compile("\\b(href|action)=\"/(?!/)");

    private final TemplateEngine templates;

    public HtmlPages() {
        templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "parley.tpl");
        templates.setBinaryStaticContent(true);
    }

    /** The HTML representation of {@code GET /api/v1/discussions}, and what stands in a declarative shadow root. */
    public Buffer fragment(DiscussionPage page) {
        return render("fragment.jte", Map.of("page", page));
    }

    /** The HTML representation of {@code GET /api/v1/comments/{id}/replies}. */
    public Buffer replies(Language language, String site, List<CommentView> comments, Optional<String> next) {
        return render(
                "comments.jte",
                Map.of("lines", ThreadLine.branch(Texts.in(language), site, comments, next, Reader.ANYBODY)));
    }

    /** What live events carry as {@code html}. */
    public String comment(Language language, String site, CommentView comment, Optional<String> answered) {
        var output = new StringOutput();
        var card = CommentCard.of(Texts.in(language), site, comment, answered);
        templates.render("comment.jte", Map.of("card", card), output);
        return output.toString();
    }

    /** A discussion's own page. */
    public Buffer page(DiscussionPage page) {
        return render("page.jte", Map.of("page", page));
    }

    /** @param mailbox where the demo's mails can be looked at */
    public Buffer article(DemoArticle article, DiscussionPage page, Optional<String> mailbox) {
        return render("article.jte", Map.of("article", article, "page", page, "mailbox", mailbox));
    }

    /** The demo's index page. */
    public Buffer index() {
        return render("index.jte", Map.of("articles", DemoArticle.ALL));
    }

    /**
     * Two readers side by side.
     *
     * @param first origin of the first one's pages
     */
    public Buffer two(String first, String second) {
        return render("two.jte", Map.of("first", first, "second", second));
    }

    public Buffer waiting(WaitingView waiting) {
        return render("waiting.jte", Map.of("waiting", waiting));
    }

    /** What a problem's {@code type} resolves to. */
    public Buffer problem(ProblemKind kind, Language language) {
        return render("problem.jte", Map.of("kind", kind, "t", Texts.in(language)));
    }

    /** A page with one form about one comment: {@code edits}, {@code removals}, {@code reports} or {@code reactions}. */
    public Buffer form(String name, CommentFormView form) {
        return render(name + ".jte", Map.of("form", form));
    }

    /** A no for people, where a form brought them. */
    public Buffer refused(Refusal refusal, Texts t) {
        var detail = refusal.detail()
                .or(() -> refusal.errors().stream().map(FieldError::detail).findFirst())
                .map(t::said)
                .orElseGet(() -> t.advice(refusal.kind()));
        return render("refused.jte", Map.of("title", t.title(refusal.kind()), "detail", detail, "t", t));
    }

    /** For a page on another server: in a shadow root that needs no script, and with whole addresses. */
    static Buffer shadow(Buffer fragment, String origin) {
        var whole = OURS.matcher(fragment.toString()).replaceAll("$1=\"" + Matcher.quoteReplacement(origin) + "/");
        return Buffer.buffer("<template shadowrootmode=\"open\">\n" + whole + "</template>\n");
    }

    private Buffer render(String template, Map<String, Object> parameters) {
        var output = new Utf8ByteOutput();
        templates.render(template, parameters, output);
        return Buffer.buffer(output.toByteArray());
    }
}
