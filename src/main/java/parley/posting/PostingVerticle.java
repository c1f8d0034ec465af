package parley.posting;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.bus.Bus;
import parley.database.Claims;
import parley.database.Writer;
import parley.event.CommentId;
import parley.event.GuestId;
import parley.event.Hash;
import parley.event.Ids;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Typed;
import parley.sites.Site;
import parley.sites.Sites;
import parley.threading.Comment;
import parley.threading.CommentView;
import parley.threading.Discussion;
import parley.threading.Finder;
import parley.threading.Places;
import parley.threading.Repeats;
import parley.threading.Standings;
import parley.threading.Threads;
import parley.web.Caller;
import parley.web.Tokens;

/** Decides what may be said. Must be deployed on virtual threads. */
public final class PostingVerticle extends VerticleBase {

    /** What this room needs of the others. */
    public record Needs(
            Bus bus,
            Writer writer,
            Sites sites,
            Claims claims,
            Repeats repeats,
            Threads threads,
            Places places,
            Finder finder,
            Standings standings,
            Wishes wishes,
            Gate gate,
            Tokens tokens,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {}

    private final Needs needs;
    private final Tables tables;
    private final Verdicts verdicts;

    public PostingVerticle(Needs needs) {
        this.needs = needs;
        this.tables = new Tables(
                needs.claims(),
                needs.sites(),
                needs.repeats(),
                needs.standings(),
                needs.threads(),
                new Judge(),
                needs.gate(),
                needs.wishes());
        this.verdicts = new Verdicts(needs.meters());
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, PostComment.class, this::post),
                needs.bus().answer(context, EditComment.class, this::edit),
                needs.bus().answer(context, RemoveComment.class, this::remove));
    }

    private Posted post(PostComment command) {
        var site = needs.sites().get(command.discussion().site());
        if (command.caller().isOfTheHouse() && !command.caller().speaksFor(site.key())) {
            throw Refusal.of(ProblemKind.NOT_ALLOWED, "Readers write for themselves, and send no key.");
        }
        var guest = command.caller().guest().orElseGet(needs.ids()::guest);
        var write = write(command, site, guest);
        return switch (needs.writer().submit(write).await()) {
            case PostWrite.Fresh fresh -> {
                verdicts.count(fresh.verdict().label(), fresh.verdict().decidedBy());
                yield posted(command.caller(), site, guest, fresh.comment(), fresh.discussion(), fresh.seq());
            }
            case Turned turned -> throw counted(turned);
            case PostWrite.Again again -> replay(command.caller(), site, again);
        };
    }

    private Refusal counted(Turned turned) {
        verdicts.count(turned.verdict(), Optional.of(turned.check()));
        return turned.refusal();
    }

    private PostWrite write(PostComment command, Site site, GuestId guest) {
        var seed = command.discussion();
        var author = Signed.by(command.caller(), command.signature(), guest, site);
        var typed = typed(site, command.text());
        var now = needs.clock().instant();
        boolean first = command.caller() instanceof Caller.Stranger; // a guest id made just now has written nothing yet
        var sameText = first || site.policy().repeatWindow().isZero()
                ? Optional.<Repeats.Key>empty()
                : Optional.of(new Repeats.Key(site.key(), author.id(), typed.text()));
        var claim = command.idempotencyKey()
                .map(key -> new Claims.Key(
                        site.key() + " POST /comments " + command.caller().scope(), key));
        return new PostWrite(
                tables,
                command.past().map(PostComment.Past::id).orElseGet(needs.ids()::comment),
                seed,
                command.parent(),
                author,
                typed,
                command.caller().speaksFor(site.key()),
                first || command.caller().speaksFor(site.key())
                        ? Optional.empty()
                        : Optional.of(Standings.Key.ofAuthor(site.key(), author.id(), site.policy(), now)),
                command.address(),
                nudge(site, command.caller(), seed.id(), Nudge.who(command.caller(), author), command.acknowledged()),
                sameText,
                command.mail(),
                claim,
                fingerprint(command),
                command.past().map(PostComment.Past::held).orElse(List.of()),
                command.past().map(PostComment.Past::at).orElse(now));
    }

    /** Tells whether two requests with one key are the same one. Who asks is not in it: that is in the key's scope. */
    private static String fingerprint(PostComment command) {
        return Hash.hex(String.join(
                "\0",
                command.discussion().toString(),
                command.parent().toString(),
                command.signature().toString(),
                command.mail().isPresent() ? "notify" : "",
                command.text()));
    }

    /** The same request again: the same answer again, from what is kept of the comment itself. */
    private Posted replay(Caller caller, Site site, PostWrite.Again again) {
        var found =
                needs.finder().find(again.comment()).await().orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
        var comment = found.comment();
        var guest = comment.author().guest().orElseGet(needs.ids()::guest);
        return posted(caller, site, guest, comment, found.discussion(), again.seq());
    }

    private Posted posted(Caller caller, Site site, GuestId guest, Comment comment, Discussion discussion, long seq) {
        var shown = comment.forItsAuthor();
        Duration window = site.policy().editWindow();
        boolean editable = !caller.speaksFor(site.key()) && !window.isZero();
        boolean unknown = caller instanceof Caller.Stranger;
        return new Posted(
                CommentView.whole(shown, discussion),
                shown.published() ? List.of() : shown.held(),
                seq,
                editable
                        ? Optional.of(needs.tokens()
                                .edit(comment.id(), comment.createdAt().plus(window)))
                        : Optional.empty(),
                unknown ? Optional.of(needs.tokens().guest(guest)) : Optional.empty());
    }

    private Changed edit(EditComment command) {
        var place = place(command.comment());
        var site = needs.sites().get(place.site());
        var right = right(command.caller(), command.comment(), command.editToken());
        var write = new EditWrite(
                tables,
                place,
                command.comment(),
                typed(site, command.text()),
                right,
                command.caller().speaksFor(site.key())
                        ? Optional.empty()
                        : Optional.of(
                                Standings.Key.ofComment(site.key(), command.comment(), site.policy(), right.now())),
                command.address(),
                nudge(site, command.caller(), command.comment(), "", command.acknowledged()));
        return switch (needs.writer().submit(write).await()) {
            case EditWrite.Done done -> {
                verdicts.count(done.verdict().label(), done.verdict().decidedBy());
                yield done.changed();
            }
            case Turned turned -> throw counted(turned);
        };
    }

    private Nudge nudge(Site site, Caller caller, Object where, String who, Optional<String> acknowledged) {
        return site.policy().nudge() && !caller.speaksFor(site.key())
                ? Nudge.of(
                        needs.tokens(), where, who, acknowledged, needs.clock().instant())
                : Nudge.NEVER;
    }

    private Changed remove(RemoveComment command) {
        var place = place(command.comment());
        var right = right(command.caller(), command.comment(), command.editToken());
        return needs.writer()
                .submit(new RemoveWrite(tables, place.site(), place.discussion(), command.comment(), right))
                .await();
    }

    private Places.Place place(CommentId id) {
        return needs.places().get(id).await();
    }

    private Right right(Caller caller, CommentId comment, Optional<String> editToken) {
        var until = editToken.flatMap(token -> needs.tokens().edits(token, comment));
        return new Right(caller, editToken.isPresent(), until, needs.clock().instant());
    }

    /** Rendering is the dear part of a comment, so it is done here, before the batch and beside it. */
    private Typed typed(Site site, String text) {
        tables.judge().prepare(site);
        return Typed.of(text);
    }
}
