package parley.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.event.SiteKey;
import parley.screening.ShutOut;

/**
 * The bans that run, kept in memory and read anew each second by {@link BansVerticle}: every post is held against them,
 * and none waits for them.
 */
public final class Bans {
    private final Pool pool;
    private volatile Known known = new Known(List.of(), BanIndex.NONE, Map.of());

    private record Known(List<Ban> all, BanIndex everywhere, Map<SiteKey, BanIndex> bySite) {}

    Bans(Pool pool) {
        this.pool = pool;
    }

    /** From any thread, at once. */
    public Optional<ShutOut> shuts(SiteKey site, Optional<String> email, Optional<String> address, Instant now) {
        var here = known;
        if (here.all.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(here.everywhere, here.bySite.getOrDefault(site, BanIndex.NONE))
                .flatMap(index -> index.find(email, address, now).stream())
                .findFirst()
                .map(Ban::shutOut);
    }

    /** Those for a site and those for all, or every one there is; the newest first. */
    List<Ban> all() {
        return known.all;
    }

    Future<Void> refresh() {
        return pool.query(BanTable.RUNNING).execute().compose(rows -> {
            var bans = new ArrayList<Ban>(rows.size());
            rows.forEach(row -> bans.add(BanTable.ban(row)));
            if (!bans.equals(known.all)) {
                known = new Known(List.copyOf(bans), everywhere(bans), bySite(bans));
            }
            return Future.succeededFuture();
        });
    }

    private static BanIndex everywhere(List<Ban> bans) {
        return BanIndex.of(bans.stream().filter(ban -> ban.site().isEmpty()).toList());
    }

    private static Map<SiteKey, BanIndex> bySite(List<Ban> bans) {
        return bans.stream()
                .filter(ban -> ban.site().isPresent())
                .collect(Collectors.groupingBy(
                        ban -> ban.site().orElseThrow(),
                        Collectors.collectingAndThen(Collectors.toList(), BanIndex::of)));
    }
}
