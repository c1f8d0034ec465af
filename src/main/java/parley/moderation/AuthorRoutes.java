package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.bus.Bus;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Author;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Fields;
import parley.web.Right;
import parley.web.Routes;

/** The API about authors: what is known of one, and what becomes of them. For the newsroom and its keys. */
final class AuthorRoutes implements Routes {
    private static final int REASON = 64;
    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");
    private static final List<String> BADGES = List.of(Author.STAFF, "author", "moderator");

    private final Desk desk;
    private final Bus bus;
    private final AuthorReader reader;
    private final Clock clock;

    AuthorRoutes(Desk desk, Bus bus, AuthorReader reader, Clock clock) {
        this.desk = desk;
        this.bus = bus;
        this.reader = reader;
        this.clock = clock;
    }

    /** Somebody on one site: the same person has another id elsewhere. */
    private record Who(SiteKey site, String id) {}

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/moderation/authors/:id", desk.json(this::show));
        router.put("/api/v1/moderation/authors/:id/standing").handler(desk.json(this::judge));
        router.put("/api/v1/moderation/authors/:id/badges").handler(desk.json(this::decorate));
        router.post("/api/v1/moderation/authors/:id/notes").handler(desk.json(this::note));
        router.post("/api/v1/moderation/authors/:id/removals").handler(desk.json(this::removeAll));
    }

    private Future<Void> show(Call call) {
        return answer(call, who(call, Right.READ_QUEUES));
    }

    private Future<Void> judge(Call call) {
        var who = who(call, Right.JUDGE_AUTHORS);
        var fields = call.fields();
        var change = new ChangeAuthor.Change(
                fields.optionalFlag("watched"),
                fields.optionalFlag("preModerated"),
                term(fields, "mutedUntil"),
                term(fields, "suspendedUntil"),
                fields.optionalFlag("banned"),
                fields.optionalFlag("shadowBanned"),
                Optional.empty());
        var reason = reason(fields);
        fields.check();
        return bus.ask(new ChangeAuthor(call.caller(), who.site(), who.id(), change, reason))
                .compose(_ -> answer(call, who));
    }

    private Future<Void> decorate(Call call) {
        var who = who(call, Right.JUDGE_AUTHORS);
        var fields = call.fields();
        var badges = fields.texts("badges").stream().distinct().sorted().toList();
        if (!BADGES.containsAll(badges)) {
            fields.mistake("badges", "must be some of " + String.join(", ", BADGES));
        }
        fields.check();
        var change = ChangeAuthor.Change.badges(badges);
        return bus.ask(new ChangeAuthor(call.caller(), who.site(), who.id(), change, Optional.empty()))
                .compose(_ -> answer(call, who));
    }

    private Future<Void> note(Call call) {
        var who = who(call, Right.JUDGE_AUTHORS);
        var fields = call.fields();
        var text = fields.text("text").strip();
        if (text.isEmpty() || text.length() > NoteAuthor.LONGEST) {
            fields.mistake("text", "has 1 to " + NoteAuthor.LONGEST + " characters");
        }
        fields.check();
        return bus.ask(new NoteAuthor(call.caller(), who.site(), who.id(), text))
                .compose(note -> call.answer(201, new JsonObject().put("note", note.toJson())));
    }

    private Future<Void> removeAll(Call call) {
        var who = who(call, Right.JUDGE_AUTHORS);
        var fields = call.fields();
        var reason = reason(fields);
        fields.check();
        return bus.ask(new RemoveAll(call.caller(), who.site(), who.id(), reason))
                .compose(removed -> call.answer(
                        200, new JsonObject().put("removed", removed.count()).put("more", removed.more())));
    }

    private Future<Void> answer(Call call, Who who) {
        return reader.card(who.site(), who.id()).compose(card -> call.answer(200, card.toJson()));
    }

    /** Whoever may not is told so before they learn whether there is such a site or author. */
    private static Who who(Call call, Right right) {
        call.caller().mustSomewhere(right);
        var query = call.query();
        var site = query.text("site");
        query.check();
        if (SiteKey.fits(site)) {
            call.caller().must(right, new SiteKey(site));
        }
        var id = call.path("id");
        if (!ID.matcher(id).matches()) {
            throw Refusal.of(ProblemKind.NOT_FOUND);
        }
        return new Who(call.site(site).key(), id);
    }

    /** Null lifts it; left out, it stays. */
    private Optional<ChangeAuthor.Term> term(Fields fields, String name) {
        Optional<Instant> until = fields.nullableTime(name);
        if (until.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            fields.mistake(name, "is over already; null lifts it");
        }
        return until.isPresent() || fields.isNull(name) ? Optional.of(new ChangeAuthor.Term(until)) : Optional.empty();
    }

    static Optional<String> reason(Fields fields) {
        var reason = fields.nullableText("reason");
        if (reason.filter(code -> code.isBlank() || code.length() > REASON).isPresent()) {
            fields.mistake("reason", "has 1 to " + REASON + " characters");
        }
        return reason;
    }
}
