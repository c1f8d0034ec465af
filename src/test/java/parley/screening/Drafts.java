package parley.screening;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import parley.event.DiscussionState;
import parley.sites.Policy;

/** A comment with nothing wrong about it, and what may be wrong, one thing at a time. */
record Drafts(
        String text, String name, String website, DiscussionState state, Policy policy, Optional<Instant> sameTextAt) {

    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    static Drafts harmless() {
        return new Drafts("Good point.", "Ada", "", DiscussionState.OPEN, Policy.DEFAULT, Optional.empty());
    }

    Drafts saying(String other) {
        return new Drafts(other, name, website, state, policy, sameTextAt);
    }

    Drafts by(String other) {
        return new Drafts(text, other, website, state, policy, sameTextAt);
    }

    Drafts from(String other) {
        return new Drafts(text, name, other, state, policy, sameTextAt);
    }

    Drafts in(DiscussionState other) {
        return new Drafts(text, name, website, other, policy, sameTextAt);
    }

    Drafts under(Policy other) {
        return new Drafts(text, name, website, state, other, sameTextAt);
    }

    /** The default policy with one value changed. */
    Drafts where(String key, Object value) {
        return under(Policy.fromJson(new JsonObject().put(key, value)));
    }

    Drafts saidBefore(Instant then) {
        return new Drafts(text, name, website, state, policy, Optional.of(then));
    }

    Draft draft() {
        return new Draft(text, Markdown.render(text), name, website, state, Rules.of(policy), sameTextAt, NOON);
    }
}
