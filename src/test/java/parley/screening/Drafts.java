package parley.screening;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import parley.event.DiscussionState;
import parley.sites.Policy;

/** A comment with nothing wrong about it, and what may be wrong, one thing at a time. */
record Drafts(
        String text,
        String name,
        String website,
        Draft.Place place,
        Standing standing,
        Policy policy,
        Optional<Instant> sameTextAt) {

    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    static Drafts harmless() {
        var open = new Draft.Place(DiscussionState.OPEN, false);
        return new Drafts("Good point.", "Ada", "", open, Standing.NEW, Policy.DEFAULT, Optional.empty());
    }

    Drafts saying(String other) {
        return new Drafts(other, name, website, place, standing, policy, sameTextAt);
    }

    Drafts by(String other) {
        return new Drafts(text, other, website, place, standing, policy, sameTextAt);
    }

    Drafts from(String other) {
        return new Drafts(text, name, other, place, standing, policy, sameTextAt);
    }

    Drafts in(DiscussionState other) {
        return in(new Draft.Place(other, place.preModerated()));
    }

    Drafts in(Draft.Place other) {
        return new Drafts(text, name, website, other, standing, policy, sameTextAt);
    }

    /** Whose author has so many comments published, and so many of the last ones turned down. */
    Drafts after(int published, int decided, int rejected) {
        return standing(
                new Standing(false, false, Optional.empty(), Optional.empty(), false, published, decided, rejected));
    }

    Drafts watched() {
        return standing(new Standing(true, false, Optional.empty(), Optional.empty(), false, 0, 0, 0));
    }

    Drafts standing(Standing other) {
        return new Drafts(text, name, website, place, other, policy, sameTextAt);
    }

    Drafts under(Policy other) {
        return new Drafts(text, name, website, place, standing, other, sameTextAt);
    }

    /** The same policy with one value changed. */
    Drafts where(String key, Object value) {
        return under(Policy.fromJson(policy.toJson().mergeIn(new JsonObject().put(key, value))));
    }

    Drafts saidBefore(Instant then) {
        return new Drafts(text, name, website, place, standing, policy, Optional.of(then));
    }

    Draft draft() {
        return new Draft(
                Typed.of(text), name, website, place, standing, Optional.empty(), Rules.of(policy), sameTextAt, NOON);
    }
}
