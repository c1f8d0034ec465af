package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.audit.Act;
import parley.audit.Audit;
import parley.database.PoolTransactions;
import parley.database.Tx;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Caller;

/** Changes what is kept of authors, each change with its line in the audit. Batches that post read it under their locks. */
final class AuthorTable {
    private static final String MAKE = """
            INSERT INTO author_state (site, author_id)
            SELECT $1, $2 WHERE EXISTS (SELECT FROM comment WHERE site = $1 AND author_id = $2)
            ON CONFLICT (site, author_id) DO NOTHING""";

    private static final String LOCK = """
            SELECT watched, pre_moderated, muted_until, suspended_until, banned, shadow_banned, badges
              FROM author_state WHERE site = $1 AND author_id = $2 FOR UPDATE""";

    private static final String CHANGE = """
            UPDATE author_state
               SET watched = $3, pre_moderated = $4, muted_until = $5, suspended_until = $6, banned = $7,
                   shadow_banned = $8, badges = $9, changed_at = $10
             WHERE site = $1 AND author_id = $2""";

    private static final String NOTE = """
            INSERT INTO author_note (id, site, author_id, text, written_by, at)
            SELECT $1, $2, $3, $4, $5, $6 WHERE EXISTS (SELECT FROM comment WHERE site = $2 AND author_id = $3)""";

    private final PoolTransactions transactions;
    private final Audit audit;
    private final Clock clock;

    AuthorTable(Pool pool, Audit audit, Clock clock) {
        this.transactions = new PoolTransactions(pool);
        this.audit = audit;
        this.clock = clock;
    }

    /** What is so already is no change, and no line. */
    Future<ChangeAuthor.Changed> change(ChangeAuthor command) {
        var who = Tuple.of(command.site().value(), command.author());
        return transactions.run(tx -> tx.send(MAKE, who)
                .compose(_ -> tx.send(LOCK, who))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.failedFuture(Refusal.of(ProblemKind.NOT_FOUND));
                    }
                    var before = AuthorState.of(rows.iterator().next());
                    var after = command.change().of(before);
                    return before.equals(after)
                            ? Future.succeededFuture(new ChangeAuthor.Changed())
                            : store(tx, command, before, after);
                }));
    }

    private Future<ChangeAuthor.Changed> store(Tx tx, ChangeAuthor command, AuthorState before, AuthorState after) {
        var detail = new JsonObject().put("changed", AuthorState.changes(before, after));
        command.reason().ifPresent(reason -> detail.put("reason", reason));
        var values = Tuple.tuple()
                .addString(command.site().value())
                .addString(command.author())
                .addBoolean(after.watched())
                .addBoolean(after.preModerated())
                .addOffsetDateTime(time(after.mutedUntil()))
                .addOffsetDateTime(time(after.suspendedUntil()))
                .addBoolean(after.banned())
                .addBoolean(after.shadowBanned())
                .addString(String.join(",", after.badges()))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return tx.send(CHANGE, values)
                .compose(_ -> audit.append(
                        tx, act(command.caller(), "judge-author", command.site(), command.author(), detail)))
                .map(new ChangeAuthor.Changed());
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    Future<AuthorCard.Note> note(NoteAuthor command, UUID id) {
        var note = new AuthorCard.Note(id, command.text(), command.caller().scope(), clock.instant());
        var values = Tuple.of(
                id,
                command.site().value(),
                command.author(),
                note.text(),
                note.by(),
                note.at().atOffset(ZoneOffset.UTC));
        var act = act(
                command.caller(),
                "note-author",
                command.site(),
                command.author(),
                new JsonObject().put("id", id.toString()));
        return transactions.run(tx -> tx.send(NOTE, values)
                .compose(done -> done.rowCount() == 0
                        ? Future.failedFuture(Refusal.of(ProblemKind.NOT_FOUND))
                        : audit.append(tx, act).map(note)));
    }

    private static Act act(Caller caller, String what, SiteKey site, String author, JsonObject detail) {
        return new Act(caller.scope(), what, Optional.of(site), "author:" + author, detail);
    }
}
