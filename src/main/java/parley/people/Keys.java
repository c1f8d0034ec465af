package parley.people;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.event.KeyId;
import parley.web.Scope;

/** The keys of programs. */
final class Keys {
    private static final String ALL = """
            SELECT id, name, hint, scopes, sites, made_by, made_at, used_at, revoked_at FROM api_key""";

    private static final String NEWEST = ALL + " ORDER BY revoked_at IS NOT NULL, made_at DESC, id DESC LIMIT 500";

    private static final String SHOWN = ALL + " WHERE hash = $1 AND revoked_at IS NULL";

    private static final String USED = """
            UPDATE api_key SET used_at = $2::timestamptz
             WHERE id = $1 AND (used_at IS NULL OR used_at < $2::timestamptz - interval '1 minute')""";

    private static final String INSERT = """
            INSERT INTO api_key (id, hash, name, hint, scopes, sites, made_by, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String REVOKE = """
            UPDATE api_key SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1
            RETURNING id, name, hint, scopes, sites, made_by, made_at, used_at, revoked_at""";

    private static final long MINUTE = 60;
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private final Pool pool;
    private final Clock clock;

    Keys(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Those in use first, the newest of them first; at most 500. */
    Future<List<ApiKey>> all() {
        return pool.preparedQuery(NEWEST).execute().map(rows -> {
            var keys = new ArrayList<ApiKey>(rows.size());
            rows.forEach(row -> keys.add(read(row)));
            return keys;
        });
    }

    /** The key that this is, unless it was revoked. */
    Future<Optional<ApiKey>> find(String shown) {
        return pool.preparedQuery(SHOWN)
                .execute(Tuple.of(Secrets.hash(shown)))
                .map(rows -> rows.size() == 0
                        ? Optional.<ApiKey>empty()
                        : Optional.of(read(rows.iterator().next())))
                .onSuccess(found -> found.ifPresent(this::noteUse));
    }

    /** Nobody waits for it, and a busy key writes a row a minute. */
    private void noteUse(ApiKey key) {
        var now = clock.instant();
        if (key.usedAt().filter(at -> at.isAfter(now.minusSeconds(MINUTE))).isEmpty()) {
            pool.preparedQuery(USED)
                    .execute(Tuple.of(key.id().value(), Rows.time(now)))
                    .onFailure(failure -> LOG.warn("the use of a key was not noted: {}", failure.toString()));
        }
    }

    Future<Void> insert(SqlConnection open, ApiKey key, String secret) {
        return open.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(key.id().value())
                        .addValue(Secrets.hash(secret))
                        .addString(key.name())
                        .addString(key.hint())
                        .addArrayOfString(key.labels().toArray(String[]::new))
                        .addArrayOfString(Rows.sites(key.reach()))
                        .addString(key.madeBy())
                        .addOffsetDateTime(Rows.time(key.madeAt())))
                .mapEmpty();
    }

    Future<Optional<ApiKey>> revoke(SqlClient open, KeyId key) {
        return open.preparedQuery(REVOKE)
                .execute(Tuple.of(key.value(), Rows.time(clock.instant())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    private static ApiKey read(Row row) {
        return new ApiKey(
                new KeyId(row.getUUID("id")),
                row.getString("name"),
                row.getString("hint"),
                Stream.of(row.getArrayOfStrings("scopes"))
                        .flatMap(label -> Scope.of(label).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Rows.reach(row),
                row.getString("made_by"),
                row.getOffsetDateTime("made_at").toInstant(),
                Rows.instant(row, "used_at"),
                Rows.instant(row, "revoked_at"));
    }
}
