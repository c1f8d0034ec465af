package parley.web;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.sites.Policy;
import parley.texts.Texts;
import parley.threading.CommentView;
import parley.threading.DiscussionView;

/**
 * The form to leave a reply with. Its fields are called {@code name email website text notify}, and, hidden, {@code site key
 * url title parentId idempotencyKey acknowledged}.
 *
 * @param url the page that embeds the discussion, empty where it is not known
 * @param longest text that the site takes, in code points
 * @param mailOffered whether its writer may ask for mail about replies
 * @param parent whom the reply answers
 * @param errors what is wrong with the draft, by the field's name; {@code ""} for the form as a whole
 * @param idempotencyKey empty on pages that many readers share: they would all send the same one
 */
public record FormView(
        String site,
        String key,
        String url,
        String title,
        boolean mailRequired,
        int longest,
        boolean mailOffered,
        Optional<CommentView> parent,
        Draft draft,
        Map<String, String> errors,
        String idempotencyKey) {

    /**
     * What its writer has typed so far.
     *
     * @param mail whether they have asked for mail
     * @param acknowledged the token of a nudge; empty where they were not asked to reword it
     */
    public record Draft(String name, String email, String website, String text, boolean mail, String acknowledged) {
        public static final Draft NONE = new Draft("", "", "", "", false, "");
    }

    public static FormView empty(DiscussionView discussion, Policy policy) {
        return new FormView(
                discussion.site(),
                discussion.key(),
                discussion.url().orElse(""),
                discussion.title().orElse(""),
                policy.mailRequired(),
                policy.maxLength(),
                false,
                Optional.empty(),
                Draft.NONE,
                Map.of(),
                "");
    }

    public FormView offeringMail(boolean offered) {
        return new FormView(
                site, key, url, title, mailRequired, longest, offered, parent, draft, errors, idempotencyKey);
    }

    public FormView replyingTo(CommentView comment) {
        return new FormView(
                site,
                key,
                url,
                title,
                mailRequired,
                longest,
                mailOffered,
                Optional.of(comment),
                draft,
                errors,
                idempotencyKey);
    }

    /** What the embedding page says of itself, where nothing better is known yet. */
    public FormView on(String pageUrl, String pageTitle) {
        return new FormView(
                site,
                key,
                url.isEmpty() ? pageUrl : url,
                title.isEmpty() ? pageTitle : title,
                mailRequired,
                longest,
                mailOffered,
                parent,
                draft,
                errors,
                idempotencyKey);
    }

    /** For one reader alone: the draft as it came, with what is wrong with it. Never for a shared cache. */
    public FormView kept(Draft newDraft, Map<String, String> newErrors, String newIdempotencyKey) {
        return new FormView(
                site,
                key,
                url,
                title,
                mailRequired,
                longest,
                mailOffered,
                parent,
                newDraft,
                Map.copyOf(newErrors),
                newIdempotencyKey);
    }

    public String action() {
        return parent.isPresent() ? "/forms/replies" : "/forms/comments";
    }

    public String heading(Texts t) {
        return parent.flatMap(CommentView::author)
                .map(author -> t.get("script.replyTo", author.name()))
                .orElseGet(() -> t.get("script.leaveReply"));
    }

    public String parentId() {
        return parent.map(CommentView::id).orElse("");
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** For {@code aria-invalid}, which is left out where nothing is wrong. */
    public @Nullable String invalid(String field) {
        return errors.containsKey(field) ? "true" : null;
    }
}
