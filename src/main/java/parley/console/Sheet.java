package parley.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.CommentStatus;
import parley.event.DiscussionState;
import parley.moderation.AuthorCard;
import parley.moderation.Decision;
import parley.moderation.Filter;
import parley.moderation.ModeratedComment;
import parley.moderation.Queue;
import parley.moderation.ShowComment;
import parley.texts.Texts;
import parley.threading.Discussion;
import parley.web.Caller;
import parley.web.Right;

/**
 * One comment in full: what it answers, why it is here, what was decided.
 *
 * @param names of who decided, by how the record names them
 */
public record Sheet(
        Texts t,
        ShowComment.Shown shown,
        AuthorCard author,
        Look look,
        Caller.Staff who,
        Map<String, String> names,
        Instant now) {

    /** @param key that does the same */
    public record Button(String decision, String label, String key) {}

    public ModeratedComment moderated() {
        return shown.comment();
    }

    public String id() {
        return moderated().comment().id().toString();
    }

    public String key() {
        return id() + ":" + moderated().version();
    }

    /** Safe, with what checks found marked. */
    public String html() {
        var comment = moderated().comment();
        return new Marking(Chip.quoted(comment.held())).html(comment.body().html());
    }

    public String text() {
        return moderated().comment().body().text();
    }

    public String age(Instant at) {
        return new Ages(t, now).since(at);
    }

    public String status(CommentStatus status) {
        return t.get("console.status." + status.label());
    }

    public String status() {
        return status(moderated().comment().status());
    }

    public List<Chip> chips() {
        return Chip.of(moderated(), t);
    }

    /** A comment above: nobody reads what is not published, and moderators see that it is not. */
    public boolean isPublished(ModeratedComment above) {
        return above.comment().published();
    }

    public Discussion discussion() {
        return moderated().discussion();
    }

    public String title() {
        return discussion().title().orElse(discussion().key());
    }

    public String ownPage() {
        return "/" + discussion().site().value() + "/" + discussion().id();
    }

    public boolean isOpen() {
        return discussion().state() == DiscussionState.OPEN;
    }

    /** Everything readable of this discussion. */
    public String discussionAddress() {
        var filter = new Filter(
                Optional.of(discussion().id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Look.at(Queue.PUBLISHED, look.site()).of(filter).address();
    }

    public String authorAddress(Queue queue) {
        var filter = new Filter(
                Optional.empty(),
                Optional.of(moderated().comment().author().id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Look.at(queue, look.site()).of(filter).address();
    }

    public boolean mayJudge() {
        return who.may(Right.JUDGE_AUTHORS, moderated().comment().site());
    }

    public int written(CommentStatus status) {
        return author.comments().getOrDefault(status, 0);
    }

    /** What colleagues decided about the author and is in force. */
    public List<String> standing() {
        return Measure.inForce(author.state(), now).stream()
                .map(measure -> t.get("console.standing." + measure.label()))
                .toList();
    }

    /** Each measure that can be taken, or taken back. */
    public List<Button> measures() {
        var inForce = Measure.inForce(author.state(), now);
        return Stream.of(Measure.values())
                .map(measure -> {
                    boolean on = inForce.contains(measure);
                    var deed = (on ? "lift-" : "") + measure.label();
                    return new Button(deed, t.get("console.measure." + deed), "");
                })
                .toList();
    }

    /** The author's other comments, the youngest first. */
    public List<ModeratedComment> others() {
        return author.recent().stream()
                .filter(one -> !one.comment().id().equals(moderated().comment().id()))
                .limit(5)
                .toList();
    }

    public List<Piece> excerpt(ModeratedComment other) {
        return new Marking(List.of()).excerpt(other.comment().body().html(), 90);
    }

    /** What may be decided on it, as it stands. */
    public List<Button> buttons() {
        var status = moderated().comment().status();
        boolean reported = moderated().dossier().reports().isPresent() || look.queue() == Queue.REPORTED;
        return Stream.of(
                        button(Decision.APPROVE, "a", status != CommentStatus.PUBLISHED || reported),
                        button(Decision.RESTORE, "a", status == CommentStatus.REMOVED),
                        button(Decision.REJECT, "r", status != CommentStatus.REJECTED),
                        button(Decision.SPAM, "s", status != CommentStatus.SPAM),
                        button(Decision.REMOVE, "", status != CommentStatus.REMOVED))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Button> button(Decision decision, String key, boolean changes) {
        var status = moderated().comment().status();
        boolean keeps = decision == Decision.APPROVE && status == CommentStatus.PUBLISHED;
        var label = keeps ? t.get("console.decide.keep") : t.get("console.decide." + decision.label());
        return changes && decision.fits(status)
                ? Optional.of(new Button(decision.label(), label, key))
                : Optional.empty();
    }

    public boolean mayBeRedacted() {
        return Decision.REDACT.fits(moderated().comment().status());
    }

    public String name(String who) {
        return names.getOrDefault(who, who);
    }

    /** What was decided, the last one first. */
    public List<ShowComment.Past> decisions() {
        return shown.decisions().reversed();
    }

    public String decided(ShowComment.Past past) {
        return t.get("console.decided." + past.decision());
    }
}
