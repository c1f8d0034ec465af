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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.audit.Act;
import parley.audit.Audit;
import parley.database.Batch;
import parley.database.Columns;
import parley.database.PoolTransactions;
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

    /** Nodes that start together meet here: one of them makes it, the others wait and then change nothing. */
    private static final String MAKE =
            "INSERT INTO site (key, name, origins, policy) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING";

    private static final String LOCK = ALL + " WHERE key = $1 FOR UPDATE";

    private static final String CHANGE =
            "UPDATE site SET name = $2, origins = $3, policy = $4, version = version + 1 WHERE key = $1";

    private final Pool pool;
    private final PoolTransactions transactions;
    private final Audit audit;
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

    public Sites(Pool pool, Audit audit) {
        this.pool = pool;
        this.transactions = new PoolTransactions(pool);
        this.audit = audit;
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

    /**
     * Makes a site, or changes it; the version rises, and the audit is told, only if something is different.
     *
     * @param who as in {@link Act#who}
     */
    public Future<Void> put(String who, SiteKey key, String name, List<String> origins, Policy policy) {
        return write(who, new Site(key, name, origins, policy, 1), before -> origins);
    }

    /** The same, but origins that it has already stay. */
    public Future<Void> extend(String who, SiteKey key, String name, List<String> origins, Policy policy) {
        return write(who, new Site(key, name, origins, policy, 1), before -> union(before, origins));
    }

    private static List<String> union(List<String> before, List<String> more) {
        return Stream.concat(before.stream(), more.stream()).distinct().toList();
    }

    /** @param origins makes the new ones of those that it has */
    private Future<Void> write(String who, Site wanted, Function<List<String>, List<String>> origins) {
        return transactions
                .run(tx -> tx.send(MAKE, row(wanted))
                        .compose(made -> made.rowCount() == 1
                                ? audit.append(tx, SiteActs.made(who, wanted))
                                : change(tx, who, wanted, origins)))
                .compose(done -> refresh());
    }

    private Future<Void> change(Tx tx, String who, Site wanted, Function<List<String>, List<String>> origins) {
        return tx.send(LOCK, Tuple.of(wanted.key().value())).compose(rows -> {
            var row = rows.iterator().next();
            var before = read(wanted.key(), row.getInteger("version"), row);
            var after = before.with(wanted.name(), origins.apply(before.origins()), wanted.policy());
            return before.equals(after)
                    ? Future.succeededFuture()
                    : tx.send(CHANGE, row(after))
                            .compose(done -> audit.append(tx, SiteActs.changed(who, before, after)));
        });
    }

    private static Tuple row(Site site) {
        return Tuple.of(
                site.key().value(),
                site.name(),
                site.origins().toArray(String[]::new),
                site.policy().toJson());
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
