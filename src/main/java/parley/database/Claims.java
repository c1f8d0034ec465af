package parley.database;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.event.Hash;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Idempotency: who asks again with the same key gets the first answer again. First in the order of locks: two requests
 * with one key meet here, on this node or another, and the second waits until the first has committed.
 *
 * <p>The lock is an advisory one on the key's hash; keys with equal hashes only wait for each other. It is tried and
 * not waited for, so that a key which is under way elsewhere delays nobody but itself: {@link Writer} tries it again in
 * a later batch.
 */
public final class Claims implements Shelf<Claims.Key, Claims.State> {

    /**
     * @param scope site, route and caller: a key means nothing outside it
     * @param key as the caller sent it, at most 255 characters
     */
    public record Key(String scope, String key) {

        long hash() {
            return ByteBuffer.wrap(Hash.sha256(scope + '\0' + key)).getLong();
        }
    }

    sealed interface State {}

    /**
     * @param requestHash of the body, to know the same key on another request
     * @param answer what is needed to give the first answer again; ids and numbers, no text
     */
    public record Claim(String requestHash, JsonObject answer) implements State {}

    /** Somebody else's transaction holds the key, and has not ended yet. */
    private record UnderWay() implements State {}

    /** A key may be used anew after 24 hours. */
    public static final Sweeper.Rubbish OLD = new Sweeper.Rubbish("claim", """
            DELETE FROM claim WHERE (scope, key) IN (
                SELECT scope, key FROM claim WHERE made_at < now() - interval '24 hours'
                 ORDER BY made_at LIMIT $1 FOR UPDATE SKIP LOCKED)""");

    private static final String TRY = """
            SELECT hash FROM unnest($1::bigint[]) AS asked(hash) WHERE NOT pg_try_advisory_xact_lock(hash)""";

    private static final String READ = """
            SELECT c.scope, c.key, c.request_hash, c.answer
              FROM unnest($1::text[], $2::text[]) AS asked(scope, key)
              JOIN claim c USING (scope, key)""";

    private static final String INSERT = """
            INSERT INTO claim (scope, key, request_hash, answer)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])""";

    /** What was answered to the same key before. @throws Refusal REQUEST_IN_FLIGHT */
    public Optional<Claim> find(Batch batch, Key key) {
        return batch.find(this, key).map(state -> switch (state) {
            case Claim before -> before;
            case UnderWay _ -> throw Refusal.of(ProblemKind.REQUEST_IN_FLIGHT);
        });
    }

    /** Read in a statement after the locks: who held one until now has left what it did. */
    @Override
    public Future<Map<Key, State>> load(Tx tx, Set<Key> keys) {
        var missed = tx.send(TRY, Columns.of(keys).longs(Key::hash).tuple());
        var read =
                tx.send(READ, Columns.of(keys).texts(Key::scope).texts(Key::key).tuple());
        return Future.join(missed, read).map(both -> {
            var found = new HashMap<Key, State>();
            read.result()
                    .forEach(row -> found.put(
                            new Key(row.getString("scope"), row.getString("key")),
                            new Claim(row.getString("request_hash"), row.getJsonObject("answer"))));
            var elsewhere = new HashSet<Long>();
            missed.result().forEach(row -> elsewhere.add(row.getLong(0)));
            if (!elsewhere.isEmpty()) {
                keys.stream()
                        .filter(key -> elsewhere.contains(key.hash()))
                        .forEach(key -> found.put(key, new UnderWay()));
            }
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
                        .texts(claim -> answered(claim).requestHash())
                        .jsons(claim -> answered(claim).answer())
                        .tuple());
    }

    private static Claim answered(Batch.Change<Key, State> change) {
        return (Claim) change.after().orElseThrow();
    }
}
