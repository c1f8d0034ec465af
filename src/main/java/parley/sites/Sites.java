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
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final String MAKE = """
            INSERT INTO site (key, name, origins, policy, version) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (key) DO NOTHING""";

    private static final String LOCK = ALL + " WHERE key = $1 FOR UPDATE";

    private static final String CHANGE =
            "UPDATE site SET name = $2, origins = $3, policy = $4, version = $5 WHERE key = $1";

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

    /** Fails with STALE_VERSION where the site is not what the asker has seen. */
    public Future<ConfigureSite.Configured> configure(ConfigureSite command) {
        var fresh = new Site(
                command.key(),
                command.name(),
                command.origins(),
                command.policy().orElse(Policy.DEFAULT),
                1);
        return write(
                command.who(),
                fresh,
                command.seen(),
                before -> before.with(
                        command.name(), command.origins(), command.policy().orElse(before.policy())));
    }

    /** Makes a site, or adds to it: origins that it has already stay. For nodes that bring a site of their own. */
    public Future<Void> extend(String who, SiteKey key, String name, List<String> origins, Policy policy) {
        var wanted = new Site(key, name, origins, policy, 1);
        return write(
                        who,
                        wanted,
                        OptionalInt.empty(),
                        before -> before.with(name, union(before.origins(), origins), policy))
                .mapEmpty();
    }

    private static List<String> union(List<String> before, List<String> more) {
        return Stream.concat(before.stream(), more.stream()).distinct().toList();
    }

    /** The version rises, and the audit is told, only if something is different. */
    private Future<ConfigureSite.Configured> write(
            String who, Site fresh, OptionalInt seen, UnaryOperator<Site> change) {
        return transactions
                .run(tx -> tx.send(MAKE, row(fresh))
                        .compose(made -> made.rowCount() == 1
                                ? made(tx, who, fresh, seen)
                                : changed(tx, who, fresh.key(), seen, change)))
                .compose(done -> refresh().map(done));
    }

    private Future<ConfigureSite.Configured> made(Tx tx, String who, Site fresh, OptionalInt seen) {
        return seen.orElse(0) == 0
                ? audit.append(tx, SiteActs.made(who, fresh)).map(new ConfigureSite.Configured(fresh, true))
                : Future.failedFuture(Refusal.of(ProblemKind.STALE_VERSION));
    }

    private Future<ConfigureSite.Configured> changed(
            Tx tx, String who, SiteKey key, OptionalInt seen, UnaryOperator<Site> change) {
        return tx.send(LOCK, Tuple.of(key.value())).compose(rows -> {
            var row = rows.iterator().next();
            var before = read(key, row.getInteger("version"), row);
            if (seen.orElse(before.version()) != before.version()) {
                return Future.failedFuture(Refusal.of(ProblemKind.STALE_VERSION));
            }
            var after = change.apply(before);
            return before.equals(after)
                    ? Future.succeededFuture(new ConfigureSite.Configured(before, false))
                    : tx.send(CHANGE, row(after))
                            .compose(done -> audit.append(tx, SiteActs.changed(who, before, after)))
                            .map(new ConfigureSite.Configured(after, false));
        });
    }

    private static Tuple row(Site site) {
        return Tuple.of(
                site.key().value(),
                site.name(),
                site.origins().toArray(String[]::new),
                site.policy().toJson(),
                site.version());
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
