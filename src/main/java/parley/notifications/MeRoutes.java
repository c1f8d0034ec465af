package parley.notifications;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.bus.Bus;
import parley.event.GuestId;
import parley.event.Ids;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Fields;
import parley.web.Rate;
import parley.web.Routes;
import parley.web.Tokens;

/** What somebody can ask and say about themselves. For their eyes only: no cache keeps any of it. */
public final class MeRoutes implements Routes {
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final Duration TICKET = Duration.ofSeconds(60);
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,18}");
    private static final Pattern AUTHOR = Pattern.compile("[0-9a-f]{16}");

    private final Desk desk;
    private final Bus bus;
    private final InboxReader reader;
    private final Tokens tokens;
    private final Clock clock;

    MeRoutes(Desk desk, Bus bus, InboxReader reader, Tokens tokens, Clock clock) {
        this.desk = desk;
        this.bus = bus;
        this.reader = reader;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/me", desk.json(this::me));
        desk.get(router, "/api/v1/me/notifications", desk.json(this::list));
        router.post("/api/v1/me/notifications/read").handler(desk.json(this::read));
        router.post("/api/v1/me/ticket").handler(desk.json(this::ticket));
        router.put("/api/v1/me/follows/:id").handler(desk.any(call -> follow(call, true)));
        router.delete("/api/v1/me/follows/:id").handler(desk.any(call -> follow(call, false)));
        router.put("/api/v1/me/mutes/:author").handler(desk.any(call -> mute(call, true)));
        router.delete("/api/v1/me/mutes/:author").handler(desk.any(call -> mute(call, false)));
    }

    private Future<Void> me(Call call) {
        call.noQuery();
        var person = person(call, Rate.READ);
        return reader.head(person)
                .compose(head -> answer(
                        call,
                        new JsonObject()
                                .put("guest", new JsonObject().put("id", person.toString()))
                                .put("unread", head.unread())
                                .put("seq", head.seq())));
    }

    private Future<Void> list(Call call) {
        var query = call.query();
        var after = query.optionalText("after");
        int limit = query.whole("limit", 1, MOST).orElse(USUAL);
        query.check();
        if (after.filter(cursor -> !CURSOR.matcher(cursor).matches()).isPresent()) {
            throw Refusal.of(ProblemKind.BAD_CURSOR);
        }
        var person = person(call, Rate.READ);
        var page = reader.page(person, after.map(Long::parseLong).orElse(Long.MAX_VALUE), limit + 1);
        var head = reader.head(person);
        return Future.all(page, head)
                .compose(_ -> answer(
                        call,
                        listed(page.result(), limit).put("unread", head.result().unread())));
    }

    private static JsonObject listed(List<Notice> notices, int limit) {
        var shown = notices.stream().limit(limit).toList();
        var list = new JsonArray();
        shown.forEach(notice -> list.add(notice.toJson()));
        boolean more = notices.size() > limit;
        return new JsonObject()
                .put("notifications", list)
                .put("next", more ? Long.toString(shown.getLast().row().seq()) : null);
    }

    private Future<Void> read(Call call) {
        call.noQuery();
        var fields = call.fields();
        var which = which(fields);
        var person = person(call, Rate.CHANGE);
        return bus.ask(new MarkRead(person, which))
                .compose(unread -> answer(call, new JsonObject().put("unread", unread)));
    }

    private static MarkRead.Which which(Fields fields) {
        var ids = fields.optionalTexts("ids");
        var upTo = fields.optionalCount("upTo");
        if (ids.isPresent() == upTo.isPresent()) {
            fields.mistake("must have either ids or upTo");
        }
        if (ids.filter(list -> list.size() > MOST).isPresent()) {
            fields.mistake("ids", "must have at most " + MOST + " entries");
        }
        fields.check();
        return ids.<MarkRead.Which>map(list -> new MarkRead.Those(
                        list.stream().flatMap(id -> Ids.parse(id).stream()).collect(Collectors.<UUID>toSet())))
                .orElseGet(() -> new MarkRead.UpTo(upTo.orElse(0)));
    }

    /** A socket cannot send headers, and what it does send may be logged: so what it shows is soon worth nothing. */
    private Future<Void> ticket(Call call) {
        call.noQuery();
        call.noBody();
        var person = person(call, Rate.CHANGE);
        return answer(
                call,
                new JsonObject()
                        .put("ticket", tokens.ticket(person, clock.instant().plus(TICKET)))
                        .put("expiresIn", TICKET.toSeconds()));
    }

    private Future<Void> follow(Call call, boolean on) {
        call.noQuery();
        var discussion = call.discussionId();
        call.noBody();
        var person = person(call, Rate.CHANGE);
        return bus.ask(new FollowDiscussion(person, discussion, on)).compose(_ -> done(call));
    }

    private Future<Void> mute(Call call, boolean on) {
        var query = call.query();
        var siteKey = query.text("site");
        query.check();
        var site = call.site(siteKey);
        var author = call.path("author");
        if (!AUTHOR.matcher(author).matches()) {
            throw Refusal.of(ProblemKind.NOT_FOUND);
        }
        call.noBody();
        var person = person(call, Rate.CHANGE);
        return bus.ask(new MuteAuthor(person, site.key(), author, on)).compose(_ -> done(call));
    }

    /** @throws Refusal NOT_SIGNED_IN for strangers; NOT_ALLOWED for keys; ORIGIN_NOT_ALLOWED; RATE_LIMITED */
    private GuestId person(Call call, Rate rate) {
        if (call.foreignOrigin().filter(page -> !desk.sites().anyAllows(page)).isPresent()) {
            throw Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED);
        }
        if (call.caller().isOfTheHouse()) {
            throw Refusal.of(ProblemKind.NOT_ALLOWED, "A key is nobody who could be told of replies.");
        }
        var person = call.caller()
                .guest()
                .orElseThrow(() -> Refusal.of(
                        ProblemKind.NOT_SIGNED_IN,
                        "Send Authorization: Guest with the guestToken that came with what you wrote first."));
        call.limit(rate);
        return person;
    }

    private static Future<Void> answer(Call call, JsonObject body) {
        return call.with("Cache-Control", "private, no-store").answer(200, body);
    }

    private static Future<Void> done(Call call) {
        return call.with("Cache-Control", "private, no-store").noContent();
    }
}
