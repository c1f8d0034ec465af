package parley.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.texts.Language;
import parley.texts.Texts;
import parley.threading.CommentView;
import parley.threading.Current;
import parley.threading.PageReader;

/** What anybody may read that is no page: single comments, counts, the contract. */
public final class ReadingRoutes implements Routes {
    private static final int MOST_KEYS = 100;

    private final Desk desk;
    private final PageReader reader;
    private final Tokens tokens;
    private final Clock clock;
    private final Buffer contract = contract();

    public ReadingRoutes(Desk desk, PageReader reader, Tokens tokens, Clock clock) {
        this.desk = desk;
        this.reader = reader;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/comments/:id", desk.json(this::comment));
        desk.get(router, "/api/v1/counts", desk.json(this::counts));
        desk.get(
                router,
                "/api/v1/openapi.yaml",
                desk.any(call ->
                        call.with("Cache-Control", "public, max-age=300").answer(200, "application/yaml", contract)));
    }

    /** Read from the database itself, so a {@code minSeq} that is not there yet will not come by waiting. */
    private Future<?> comment(Call call) {
        var query = call.query();
        long least = query.whole("minSeq", 0L, Long.MAX_VALUE).orElse(0);
        query.check();
        call.limit(Rate.READ);
        return reader.comment(call.commentId()).compose(found -> {
            var seen = found.orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
            if (seen.discussion().seq() < least) {
                throw Refusal.of(ProblemKind.NOT_CAUGHT_UP);
            }
            return call.answer(
                    200, new JsonObject().put("comment", view(call, seen).toJson()));
        });
    }

    /** @throws Refusal UNKNOWN_COMMENT if it is not for this caller */
    private CommentView view(Call call, Current.Seen seen) {
        if (!seen.comment().published() && (mayRead(call, seen) || isAuthor(call, seen))) {
            return CommentView.whole(seen.comment(), seen.discussion());
        }
        return seen.view().orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
    }

    private static boolean mayRead(Call call, Current.Seen seen) {
        return call.caller().may(Right.READ_QUEUES, seen.comment().site());
    }

    private boolean isAuthor(Call call, Current.Seen seen) {
        var comment = seen.comment();
        var guest = call.caller().guest();
        if (guest.isPresent() && guest.equals(comment.author().guest())) {
            return true;
        }
        return call.editToken()
                .flatMap(token -> tokens.edits(token, comment.id()))
                .filter(until -> until.isAfter(clock.instant()))
                .isPresent();
    }

    private Future<?> counts(Call call) {
        var query = call.query();
        var siteKey = query.text("site");
        var keys = query.all("key");
        var urls = query.all("url");
        var language = query.optionalText("lang").map(Language::of);
        if (keys.size() + urls.size() == 0 || keys.size() + urls.size() > MOST_KEYS) {
            query.mistake("key", "must be there 1 to " + MOST_KEYS + " times, or url");
        }
        if (!keys.stream().allMatch(DiscussionKey::fits)) {
            query.mistake("key", "must have 1 to " + DiscussionKey.LONGEST + " characters");
        }
        query.check();
        var site = call.site(siteKey);
        call.limit(Rate.READ);
        var all = new ArrayList<>(keys);
        urls.forEach(url -> all.add(DiscussionKey.ofUrl(url, site.policy())
                .orElseThrow(() -> Refusal.field(ProblemKind.MALFORMED_REQUEST, "url", "must be an http(s) address"))));
        return reader.counts(site.key(), all).compose(counts -> {
            var list = new JsonArray();
            counts.forEach(count -> list.add(count(count, language)));
            for (int i = 0; i < urls.size(); i++) {
                list.getJsonObject(keys.size() + i).put("url", urls.get(i));
            }
            return call.with("Cache-Control", PageAnswer.SHARED.toString())
                    .answer(200, new JsonObject().put("counts", list));
        });
    }

    private static JsonObject count(PageReader.Count count, Optional<Language> language) {
        var json = new JsonObject()
                .put("key", count.key())
                .put("commentCount", count.commentCount())
                .put("seq", count.seq());
        language.ifPresent(asked -> json.put("text", Texts.in(asked).comments(count.commentCount())));
        return json;
    }

    private static Buffer contract() {
        try (var document = ReadingRoutes.class.getResourceAsStream("/openapi.yaml")) {
            return Buffer.buffer(Objects.requireNonNull(document, "openapi.yaml is not in the jar")
                    .readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
