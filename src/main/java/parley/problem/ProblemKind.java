package parley.problem;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every way in which Parley says no. The slug ends the problem's {@code type} and never changes once it is out. */
public enum ProblemKind {
    MALFORMED_REQUEST(
            400,
            "The request cannot be read",
            "Check syntax, types and field names against the contract; errors names the places."),
    BAD_CURSOR(400, "The cursor cannot be read", "Pass next exactly as it came, or leave after out to start anew."),
    NOT_SIGNED_IN(401, "Say who you are first", "Send Authorization: Bearer with an API key that this site knows."),
    NOT_ALLOWED(
            403,
            "That is not yours to do",
            "Use the edit token that came with the comment, or a key with the right scope."),
    EDIT_WINDOW_OVER(
            403, "The time for changes is over", "Ask a moderator; the site's policy says how long authors may edit."),
    ORIGIN_NOT_ALLOWED(403, "This page may not speak for that site", "Add the page's origin to the site's origins."),
    AUTHOR_BARRED(403, "You cannot comment here", "detail says for how long; the site's moderators can say why."),
    NOT_FOUND(404, "There is no such thing", "Check the address and the id."),
    UNKNOWN_SITE(404, "There is no such site", "Check the site attribute of the embed snippet."),
    UNKNOWN_COMMENT(404, "There is no such comment", "It may never have existed, or may not be readable."),
    METHOD_NOT_ALLOWED(405, "This address does not do that", "The Allow header lists what it does."),
    NOT_ACCEPTABLE(
            406, "No representation fits", "Accept application/json, or what the contract lists for this address."),
    REQUEST_IN_FLIGHT(409, "The same request is still under way", "Wait a moment and send it again with the same key."),
    CONFLICT(409, "Somebody else was quicker", "Read it anew, then decide again."),
    CURSOR_EXPIRED(410, "That ranking is no longer kept", "Start again from the first page."),
    STALE_VERSION(412, "It has changed since you looked", "Read it anew; If-Match names the version that you saw."),
    TOO_LARGE(413, "Too large", "Keep the body under 64 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "That content type is not read here", "Send application/json."),
    COMMENT_REFUSED(422, "The comment was not accepted", "errors says why; reword it and send it again."),
    NOT_ACCEPTED(422, "That is understood, but not acceptable", "errors names the fields and the reasons."),
    REWORD(
            422,
            "Please read it through once more",
            "errors says what stands in the way; reword it, or send it again with nudgeToken as acknowledged."),
    DISCUSSION_CLOSED(422, "The discussion is closed", "It can be read, but takes no more comments."),
    BAD_PARENT(422, "One cannot reply to that", "Reply to a readable comment of the same discussion."),
    IDEMPOTENCY_KEY_REUSED(
            422, "That key was used for another request", "Make a new Idempotency-Key for each new request."),
    RATE_LIMITED(429, "Too fast", "Wait for as long as Retry-After says."),
    INTERNAL(500, "Something broke on our side", "Try again later; the operators find it in their log."),
    BUSY(503, "Too busy right now", "Try again after Retry-After, with the same Idempotency-Key."),
    NOT_CAUGHT_UP(503, "This node has not seen that change yet", "Try again after Retry-After."),
    DATABASE_AWAY(503, "The database does not answer", "Try again after Retry-After, with the same Idempotency-Key.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemKind(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String advice() {
        return advice;
    }

    public static Optional<ProblemKind> of(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
