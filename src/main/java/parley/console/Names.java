package parley.console;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import parley.texts.Texts;

/** What colleagues and keys are called, by how records name them. Reads may join what other rooms own. */
final class Names {
    private static final Pattern KNOWN = Pattern.compile("(?:staff|key):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String READ = """
            SELECT 'staff:' || id AS who, name FROM staff WHERE id = ANY ($1)
             UNION ALL SELECT 'key:' || id, name FROM api_key WHERE id = ANY ($1)""";

    private final Pool pool;

    Names(Pool pool) {
        this.pool = pool;
    }

    Future<Map<String, String>> of(Collection<String> who, Texts t) {
        var names = new HashMap<String, String>();
        names.put("administrator", t.get("console.who.administrator"));
        names.put("machine", t.get("console.who.machine"));
        var ids = who.stream()
                .filter(one -> KNOWN.matcher(one).matches())
                .map(one -> UUID.fromString(one.substring(one.indexOf(':') + 1)))
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Future.succeededFuture(names);
        }
        return pool.preparedQuery(READ)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    rows.forEach(row -> names.put(row.getString("who"), row.getString("name")));
                    return names;
                });
    }
}
