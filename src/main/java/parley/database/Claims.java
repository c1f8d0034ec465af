package parley.database;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import parley.event.Hash;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Idempotency: who asks again with the same key gets the first answer again. First in the order of locks: two requests
 * with one key meet here, on this node or another, and the second waits until the first has committed.
 *
 * <p>The lock is an advisory one on the key's hash, sorted; keys with equal hashes only wait for each other.
 */
public final class Claims implements Shelf<Claims.Key, Claims.Claim> {

    /**
     * @param scope site, route and caller: a key means nothing outside it
     * @param key as the caller sent it, at most 255 characters
     */
    public record Key(String scope, String key) {

        long hash() {
            return ByteBuffer.wrap(Hash.sha256(scope + '\0' + key)).getLong();
        }
    }

    /**
     * @param requestHash of the body, to know the same key on another request
     * @param answer what is needed to give the first answer again; ids and numbers, no text
     */
    public record Claim(String requestHash, JsonObject answer) {}

    /** A key may be used anew after 24 hours. */
    public static final Sweeper.Rubbish OLD = new Sweeper.Rubbish("claim", """
            DELETE FROM claim WHERE (scope, key) IN (
                SELECT scope, key FROM claim WHERE made_at < now() - interval '24 hours'
                 ORDER BY made_at LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hash) FROM (SELECT unnest($1::bigint[]) AS hash ORDER BY 1) AS sorted""";

    private static final String READ = """
            SELECT c.scope, c.key, c.request_hash, c.answer
              FROM unnest($1::text[], $2::text[]) AS asked(scope, key)
              JOIN claim c USING (scope, key)""";

    private static final String INSERT = """
            INSERT INTO claim (scope, key, request_hash, answer)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])""";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    public Future<Map<Key, Claim>> load(Tx tx, Set<Key> keys) {
        var locked = tx.send(LOCK, Columns.of(keys).longs(Key::hash).tuple()).recover(Claims::stillUnderWay);
        var read =
                tx.send(READ, Columns.of(keys).texts(Key::scope).texts(Key::key).tuple());
        return locked.compose(done -> read).map(rows -> {
            var found = new HashMap<Key, Claim>();
            rows.forEach(row -> found.put(
                    new Key(row.getString("scope"), row.getString("key")),
                    new Claim(row.getString("request_hash"), row.getJsonObject("answer"))));
            return found;
        });
    }

    @Override
    public void store(Tx tx, Batch batch) {
        var made = batch.changes(this);
        tx.write(
                INSERT,
                Columns.of(made)
                        .texts(claim -> claim.key().scope())
                        .texts(claim -> claim.key().key())
                        .texts(claim -> claim.after().orElseThrow().requestHash())
                        .jsons(claim -> claim.after().orElseThrow().answer())
                        .tuple());
    }

    private static <T> Future<T> stillUnderWay(Throwable failure) {
        boolean waitedTooLong =
                failure instanceof PgException refused && LOCK_NOT_AVAILABLE.equals(refused.getSqlState());
        return Future.failedFuture(waitedTooLong ? Refusal.of(ProblemKind.REQUEST_IN_FLIGHT) : failure);
    }
}
