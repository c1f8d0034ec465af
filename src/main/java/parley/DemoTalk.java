package parley;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import parley.bus.Bus;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.GuestId;
import parley.moderation.DecideComment;
import parley.moderation.Decision;
import parley.moderation.Mark;
import parley.moderation.MarkComment;
import parley.posting.EditComment;
import parley.posting.PostComment;
import parley.reactions.CastVote;
import parley.reactions.React;
import parley.screening.Reason;
import parley.threading.DiscussionSeed;
import parley.web.Caller;
import parley.web.DemoArticle;

/**
 * What the invented readers of the demo's newspaper have said so far: told once, to a demo that is empty, by the same
 * commands that visitors use. The lines stand in {@code demo/talk.json}. Who stopped Parley in the midst of it hears the
 * rest at the next start: lines and people have the same ids each time.
 */
final class DemoTalk {
    private static final Caller NEWSROOM = new Caller.Administrator();

    /** The demo itself holds nothing: a visitor who writes while the talk is told is published at once. */
    private static final Reason HELD =
            new Reason("suspect-words", "A moderator looks at comments with “winter tyres” first.");

    private final Ground ground;
    private final int port;
    private final List<JsonObject> lines = lines();

    private DemoTalk(Ground ground, int port) {
        this.ground = ground;
        this.port = port;
    }

    /** @param port where the articles are shown */
    static Future<Void> tell(Ground ground, int port) {
        return new DemoTalk(ground, port).tellWhatIsMissing();
    }

    /** Where visitors or an import made the discussion, nothing was begun, and nothing is told. */
    private Future<Void> tellWhatIsMissing() {
        return ground.finder
                .isThere(DiscussionId.of(DemoSite.KEY, DemoArticle.KEY))
                .compose(there -> there ? wasInterrupted() : Future.succeededFuture(true))
                .compose(missing -> missing ? tellAll() : Future.succeededFuture());
    }

    private Future<Boolean> wasInterrupted() {
        var last = lines.getLast();
        var ends = List.of(id(lines.getFirst()), id(last));
        return ground.finder
                .find(ends)
                .map(found -> !found.isEmpty()
                        && (found.size() < ends.size()
                                || found.getLast().comment().votes().up() < last.getInteger("up")));
    }

    private Future<Void> tellAll() {
        var told = Future.<Void>succeededFuture();
        for (var line : lines) {
            told = told.compose(_ -> tell(line));
        }
        return told;
    }

    private Future<Void> tell(JsonObject line) {
        var id = id(line);
        return ground.finder
                .find(id)
                .compose(there -> there.isPresent()
                        ? Future.succeededFuture()
                        : bus().ask(post(line)).<Void>mapEmpty())
                .compose(_ -> waits(line) ? Future.succeededFuture() : after(line, id));
    }

    private static CommentId id(JsonObject line) {
        return id(line.getString("id"));
    }

    private static CommentId id(String line) {
        return new CommentId(named("/talk/" + line));
    }

    /** No discussion has such a key, so nothing else has such an id. */
    private static UUID named(String name) {
        return DiscussionId.of(DemoSite.KEY, name).value();
    }

    private PostComment post(JsonObject line) {
        var article = line.getString("on").equals("bridge") ? DemoArticle.BRIDGE : DemoArticle.MARKET;
        var url = Optional.of("http://localhost:" + port + article.path());
        var name = line.getString("name");
        var badges = line.getJsonArray("badges", new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
        return new PostComment(
                badges.isEmpty() ? person(name) : NEWSROOM,
                new DiscussionSeed(DemoSite.KEY, article.key(), url, Optional.of(article.title()), true),
                Optional.ofNullable(line.getString("to")).map(DemoTalk::id),
                line.getString("text"),
                Optional.of(new PostComment.Signature(
                        name, Optional.of("reader@example.org"), Optional.empty(), Optional.of(badges))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new PostComment.Past(id(line), at(line), waits(line) ? List.of(HELD) : List.of())));
    }

    private static boolean waits(JsonObject line) {
        return line.getBoolean("hold", false);
    }

    private Instant at(JsonObject line) {
        return ground.clock.instant().minus(Duration.ofMinutes(line.getInteger("minutesAgo")));
    }

    /** Each of it counts once, however often it is done. */
    private Future<Void> after(JsonObject line, CommentId id) {
        var deeds = Future.<Void>succeededFuture();
        for (int i = 0; i < line.getInteger("up", 0) + line.getInteger("down", 0); i++) {
            int value = i < line.getInteger("up", 0) ? 1 : -1;
            var voter = person("voter " + i);
            deeds = deeds.compose(_ -> bus().ask(new CastVote(voter, id, value)).mapEmpty());
        }
        for (var reaction : line.getJsonObject("reactions", new JsonObject())) {
            for (int i = 0; i < (Integer) reaction.getValue(); i++) {
                var who = person("voter " + i);
                deeds = deeds.compose(_ -> bus().ask(new React(who, id, reaction.getKey(), React.Press.ON))
                        .mapEmpty());
            }
        }
        return deeds.compose(_ -> newsroom(line, id));
    }

    private Future<Void> newsroom(JsonObject line, CommentId id) {
        var deeds = Future.<Void>succeededFuture();
        var edit = Optional.ofNullable(line.getString("edit"));
        if (edit.isPresent()) {
            deeds = deeds.compose(_ -> bus().ask(new EditComment(
                            NEWSROOM, id, edit.get(), Optional.empty(), Optional.empty(), Optional.empty()))
                    .mapEmpty());
        }
        for (var mark : Mark.values()) {
            if (line.getBoolean(mark.label(), false)) {
                deeds = deeds.compose(_ ->
                        bus().ask(new MarkComment(NEWSROOM, id, mark, true)).mapEmpty());
            }
        }
        // Removed after its replies came: a reply needs somebody to answer.
        return deeds.compose(_ -> takenDown(line));
    }

    private Future<Void> takenDown(JsonObject line) {
        var above = Optional.ofNullable(line.getString("to")).filter(this::isToGo);
        return above.isEmpty()
                ? Future.succeededFuture()
                : bus().ask(new DecideComment(
                                NEWSROOM,
                                id(above.get()),
                                Decision.REMOVE,
                                Optional.of("unfounded"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .mapEmpty();
    }

    private boolean isToGo(String id) {
        return lines.stream().anyMatch(line -> line.getString("id").equals(id) && line.getBoolean("remove", false));
    }

    private static Caller person(String name) {
        return new Caller.Guest(new GuestId(named("/people/" + name)));
    }

    private Bus bus() {
        return ground.bus;
    }

    private static List<JsonObject> lines() {
        try (var file = DemoTalk.class.getResourceAsStream("/demo/talk.json")) {
            var text = new String(
                    Objects.requireNonNull(file, "demo/talk.json is not in the jar")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return new JsonArray(text).stream().map(JsonObject.class::cast).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
