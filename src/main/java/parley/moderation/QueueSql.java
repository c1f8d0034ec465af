package parley.moderation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import parley.event.SiteKey;

/**
 * The query behind a page of a queue, with only the conditions that were asked for. Run it where plans are made anew for
 * each ({@code plan_cache_mode}). How often a word stands somewhere is not left to the planner, which takes a word that
 * it has never seen for one in some hundred comments. Each row has {@code reports}, {@code at} and {@code id}, by which it
 * is ordered.
 *
 * @param limit rows
 */
record QueueSql(List<SiteKey> sites, Filter filter, Order order, Spot after, int limit) {
    /** Comments in which words are looked for one by one: some milliseconds. */
    private static final int NEARBY = 2_000;

    record Query(String sql, Tuple values) {}

    Query byStatus(String status) {
        var given = new Given();
        return given.query(inOrder(given, status, limit));
    }

    /** The next comments alone are searched. Where the words are common, that fills the page. */
    Query nearby(String status) {
        var given = new Given();
        return given.query(
                """
                SELECT q.reports, q.at, q.id
                  FROM (%s) AS q JOIN comment_words w ON w.comment_id = q.id
                 WHERE %s ORDER BY %s LIMIT %s""".formatted(inOrder(given, status, NEARBY), words(given), byAge("q.at", "q.id"), given.value(limit)));
    }

    /** All that has the words, by their index: quick where {@link #nearby} does not fill the page, for then they are rare. */
    Query everywhere(String status) {
        var given = new Given();
        return given.query("""
                WITH found AS MATERIALIZED (SELECT w.comment_id FROM comment_words w WHERE %s)
                SELECT 0 AS reports, c.created_at AS at, c.id FROM found JOIN comment c ON c.id = found.comment_id
                 WHERE c.site = ANY (%s) AND %s ORDER BY %s LIMIT %s""".formatted(
                        words(given),
                        given.sites(sites),
                        standing(given, status),
                        byAge("c.created_at", "c.id"),
                        given.value(limit)));
    }

    /** What is reported and not decided on is a pile that people work off: it is sorted anew for each page. */
    Query reported() {
        var given = new Given();
        boolean most = order == Order.REPORTED;
        var having = filter.reason()
                .map(reason -> "HAVING bool_or(reason = " + given.value(reason) + ")")
                .orElse("");
        var search =
                filter.words().isPresent() ? " JOIN comment_words w ON w.comment_id = c.id AND " + words(given) : "";
        return given.query("""
                SELECT r.reports, %s AS at, c.id
                  FROM (SELECT comment_id, count(*)::int AS reports, min(at) AS first_at FROM report
                         WHERE closed_at IS NULL AND site = ANY (%s) GROUP BY comment_id %s) AS r
                  JOIN comment c ON c.id = r.comment_id%s
                 WHERE c.status = 'published'%s AND %s ORDER BY %s LIMIT %s""".formatted(
                        most ? "r.first_at" : "c.created_at",
                        given.sites(sites),
                        having,
                        search,
                        narrowed(given),
                        behind(given),
                        most ? "r.reports DESC, r.first_at, c.id" : byAge("c.created_at", "c.id"),
                        given.value(limit)));
    }

    /** Site by site, so that each is read from the index in the order wanted, and no further than need be. */
    private String inOrder(Given given, String status, int rows) {
        return """
                SELECT 0 AS reports, q.at, q.id FROM unnest(%s::text[]) AS s(site) CROSS JOIN LATERAL (
                       SELECT c.id, c.created_at AS at FROM comment c
                        WHERE c.site = s.site AND %s ORDER BY %s LIMIT %s) AS q
                 ORDER BY %s LIMIT %s""".formatted(
                        given.sites(sites),
                        standing(given, status),
                        byAge("c.created_at", "c.id"),
                        given.value(rows),
                        byAge("q.at", "q.id"),
                        given.value(rows));
    }

    private String standing(Given given, String status) {
        var held = filter.reason()
                .map(check -> " AND c.held <> '[]' AND c.held @> " + given.value(held(check)))
                .orElse("");
        return "c.status = " + given.value(status) + held + narrowed(given) + " AND " + behind(given);
    }

    private String narrowed(Given given) {
        var more = new StringBuilder();
        filter.discussion()
                .ifPresent(id -> more.append(" AND c.discussion_id = ").append(given.value(id.value())));
        filter.author().ifPresent(id -> more.append(" AND c.author_id = ").append(given.value(id)));
        filter.since().ifPresent(time -> more.append(" AND c.created_at >= ").append(given.time(time)));
        filter.until().ifPresent(time -> more.append(" AND c.created_at < ").append(given.time(time)));
        return more.toString();
    }

    private String behind(Given given) {
        var place = given.time(after.at()) + ", " + given.value(after.id()) + ")";
        return switch (order) {
            case REPORTED -> "(-r.reports, r.first_at, c.id) > (" + given.value(-after.reports()) + ", " + place;
            case OLDEST -> "(c.created_at, c.id) > (" + place;
            case NEWEST -> "(c.created_at, c.id) < (" + place;
        };
    }

    private String words(Given given) {
        return "w.words @@ websearch_to_tsquery('simple', "
                + given.value(filter.words().orElseThrow()) + ")";
    }

    private String byAge(String at, String id) {
        var direction = order == Order.NEWEST ? " DESC, " : ", ";
        return at + direction + id + (order == Order.NEWEST ? " DESC" : "");
    }

    private static JsonArray held(String check) {
        return new JsonArray().add(new JsonObject().put("check", check));
    }

    /** What the query is given, in the order of its holes. */
    private record Given(Tuple values) {
        Given() {
            this(Tuple.tuple());
        }

        String value(Object value) {
            values.addValue(value);
            return "$" + values.size();
        }

        String time(Instant time) {
            return value(OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
        }

        String sites(List<SiteKey> sites) {
            return value(sites.stream().map(SiteKey::value).toArray(String[]::new));
        }

        Query query(String sql) {
            return new Query(sql, values);
        }
    }
}
