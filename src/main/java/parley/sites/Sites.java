package parley.sites;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.Shelf;
import parley.database.Tx;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * The directory of sites, kept in memory and read anew each second by {@link SitesVerticle}. Batches read it from the
 * database: what decides whether a comment may appear must not be a second old.
 */
public final class Sites implements Shelf<SiteKey, Site> {
    private static final String ALL = "SELECT key, name, origins, policy, version FROM site";

    private static final String SOME = ALL + " WHERE key = ANY($1)";

    private static final String PUT = """
            INSERT INTO site (key, name, origins, policy) VALUES ($1, $2, $3, $4)
            ON CONFLICT (key) DO UPDATE
               SET name = excluded.name, origins = excluded.origins, policy = excluded.policy,
                   version = site.version + 1
             WHERE (site.name, site.origins, site.policy)
                   IS DISTINCT FROM (excluded.name, excluded.origins, excluded.policy)""";

    /** One statement, so that nodes that start together do not overwrite each other's. */
    private static final String EXTEND = """
            INSERT INTO site (key, name, origins, policy) VALUES ($1, $2, $3, $4)
            ON CONFLICT (key) DO UPDATE
               SET name = excluded.name, policy = excluded.policy, version = site.version + 1,
                   origins = site.origins || ARRAY(SELECT own FROM unnest(excluded.origins) WITH ORDINALITY AS o(own, place)
                                                    WHERE own <> ALL (site.origins) ORDER BY place)
             WHERE (site.name, site.policy) IS DISTINCT FROM (excluded.name, excluded.policy)
                OR NOT site.origins @> excluded.origins""";

    private final Pool pool;
    private volatile Known known = new Known(Map.of());

    private record Known(Map<SiteKey, Site> sites, Set<String> origins) {
        Known(Map<SiteKey, Site> sites) {
            this(
                    sites,
                    sites.values().stream()
                            .flatMap(site -> site.origins().stream())
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    public Sites(Pool pool) {
        this.pool = pool;
    }

    public Optional<Site> find(SiteKey key) {
        return Optional.ofNullable(known.sites.get(key));
    }

    /** @throws Refusal UNKNOWN_SITE */
    public Site get(SiteKey key) {
        return find(key).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_SITE, key.value()));
    }

    /** Whether any site's pages have this origin. */
    public boolean anyAllows(String origin) {
        return known.origins.contains(origin);
    }

    public List<SiteKey> keys() {
        return known.sites.keySet().stream().sorted().toList();
    }

    public Future<Void> refresh() {
        return pool.query(ALL).execute().map(this::byKey).compose(now -> {
            known = new Known(now);
            return Future.succeededFuture();
        });
    }

    /** Makes a site, or changes it; the version rises only if something is different. */
    public Future<Void> put(SiteKey key, String name, List<String> origins, Policy policy) {
        return write(PUT, key, name, origins, policy);
    }

    /** The same, but origins that it has already stay. */
    public Future<Void> extend(SiteKey key, String name, List<String> origins, Policy policy) {
        return write(EXTEND, key, name, origins, policy);
    }

    private Future<Void> write(String statement, SiteKey key, String name, List<String> origins, Policy policy) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(key.value(), name, origins.toArray(String[]::new), policy.toJson()))
                .compose(done -> refresh());
    }

    @Override
    public Future<Map<SiteKey, Site>> load(Tx tx, Set<SiteKey> keys) {
        return tx.send(SOME, Columns.of(keys).texts(SiteKey::value).tuple()).map(this::byKey);
    }

    @Override
    public void store(Tx tx, Batch batch) {
        throw new IllegalStateException("batches do not change sites");
    }

    /** A site that has not changed is the one that is known already: its policy is not read from JSON again. */
    private Map<SiteKey, Site> byKey(RowSet<Row> rows) {
        var sites = new HashMap<SiteKey, Site>();
        for (var row : rows) {
            var key = new SiteKey(row.getString("key"));
            int version = row.getInteger("version");
            sites.put(
                    key, find(key).filter(site -> site.version() == version).orElseGet(() -> read(key, version, row)));
        }
        return sites;
    }

    private static Site read(SiteKey key, int version, Row row) {
        var policy = Policy.fromJson(row.getJsonObject("policy"));
        return new Site(key, row.getString("name"), List.of(row.getArrayOfStrings("origins")), policy, version);
    }
}
