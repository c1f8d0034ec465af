package parley.threading;

/**
 * The statements of pages. Each answers the discussion (the row with step 0) and its comments from one snapshot: a page
 * is never newer in one part than in another, and its {@code seq} is true of all of it.
 *
 * <p>Roots are found by walking an index from an origin, never by counting from the start, so a page costs the same in
 * a discussion of ten and of a hundred thousand. Branches are walked likewise, root and path as one: for an equality of
 * roots the planner would expect a branch of average size, and read and sort all of the largest one.
 *
 * <p>Steps count the walk: 1, 2, 3 … onwards, −1, −2, −3 … back; what is pinned stands apart, from {@link #TOP} on.
 */
final class PageSql {
    private static final String SHOWN = "(c.status = 'published' OR c.descendant_count > 0)";

    private static final String ROOTS =
            "c.discussion_id = $1 AND c.parent_id IS NULL AND c.number IS NOT NULL AND " + SHOWN;

    private static final String REPLIES = "c.parent_id IS NOT NULL AND c.number IS NOT NULL AND " + SHOWN;

    /** Where a page starts: o counts ranked roots, n is a number. */
    private static final String FROM_CURSOR = "SELECT $5::int AS o, $6::int AS n, $2::bigint AS generation";

    private static final String TARGET = """
            target AS (SELECT c.id, c.parent_id, c.root_id, c.path FROM comment c
                        WHERE c.id = $5 AND c.discussion_id = $1 AND c.number IS NOT NULL AND %s),
            self AS (SELECT c.id, c.number FROM target JOIN comment c ON c.id = target.root_id),
            """.formatted(SHOWN);

    private static final String FROM_COMMENT = "SELECT 0 AS o, self.number AS n, $2::bigint AS generation FROM self";

    private static final String FROM_RANKED_COMMENT = """
            SELECT coalesce(place.at, ranked.len) AS o, CASE WHEN place.at IS NULL THEN self.number ELSE 0 END AS n,
                   ranked.generation
              FROM self, ranked, LATERAL (SELECT array_position(ranked.roots, self.id) AS at) AS place""";

    private static final String RANKED = """
            ranked AS MATERIALIZED (
                SELECT coalesce(r.generation, 0) AS generation, coalesce(r.roots, '{}') AS roots,
                       coalesce(cardinality(r.roots), 0) AS len, coalesce(r.up_to_number, 0) AS up_to
                  FROM (SELECT) AS always
                  LEFT JOIN (SELECT generation, up_to_number, roots || '{}' AS roots -- taken out of TOAST once
                               FROM ranking
                              WHERE discussion_id = $1 AND ($2::bigint IS NULL OR generation = $2)
                              ORDER BY generation DESC LIMIT 1) AS r ON true),
            """;

    private static final String UNRANKED = "ranked AS (SELECT 0::bigint AS generation, 0 AS len),\n";

    private static final String RANKED_ON = """
            SELECT id, o, n, row_number() OVER (ORDER BY o, n) AS step
              FROM ((SELECT c.id, origin.o + place.at::int AS o, 0 AS n
                       FROM origin CROSS JOIN ranked
                       CROSS JOIN LATERAL unnest(ranked.roots[origin.o + 1 : origin.o + %3$s])
                                          WITH ORDINALITY AS place(id, at)
                       JOIN comment c ON c.id = place.id
                      WHERE %1$s ORDER BY place.at LIMIT %2$s + 1)
                    UNION ALL
                    (SELECT c.id, ranked.len, c.number
                       FROM origin CROSS JOIN ranked
                       CROSS JOIN LATERAL (
                            SELECT c.id, c.number FROM comment c
                             WHERE %4$s AND c.number > greatest(ranked.up_to, origin.n)
                               AND origin.o + %3$s >= ranked.len
                             ORDER BY c.number LIMIT %2$s + 1) AS c)
                    ORDER BY o, n LIMIT %2$s + 1) AS near""";

    private static final String RANKED_BACK = """
            SELECT id, o, n, row_number() OVER (ORDER BY o DESC, n DESC) AS step
              FROM ((SELECT c.id, ranked.len AS o, c.number AS n
                       FROM origin CROSS JOIN ranked
                       CROSS JOIN LATERAL (
                            SELECT c.id, c.number FROM comment c
                             WHERE %4$s AND c.number > ranked.up_to AND c.number < origin.n
                             ORDER BY c.number DESC LIMIT %2$s + 1) AS c)
                    UNION ALL
                    (SELECT c.id, bounds.low - 1 + place.at::int, 0
                       FROM origin CROSS JOIN ranked
                       CROSS JOIN LATERAL (SELECT origin.o - (origin.n = 0)::int AS high) AS top
                       CROSS JOIN LATERAL (SELECT greatest(top.high - %3$s + 1, 1) AS low) AS bounds
                       CROSS JOIN LATERAL unnest(ranked.roots[bounds.low : top.high])
                                          WITH ORDINALITY AS place(id, at)
                       JOIN comment c ON c.id = place.id
                      WHERE %1$s ORDER BY place.at DESC LIMIT %2$s + 1)
                    ORDER BY o DESC, n DESC LIMIT %2$s + 1) AS near""";

    /** More than any walk has steps. */
    static final int TOP = 1_000_000;

    /** An empty index answers it where nothing is pinned. */
    private static final String PINNED = """
            SELECT c.id, 0 AS o, c.number AS n, %d + row_number() OVER (ORDER BY c.number DESC) AS step
              FROM (SELECT c.id, c.number FROM comment c
                     WHERE c.pinned AND %s AND c.status = 'published'
                     ORDER BY c.number DESC LIMIT least($3, %d)) AS c""".formatted(TOP, ROOTS, PageReader.PINNED);

    /** A step's root and the beginning of its branch; part 0 and 1. */
    private static final String BRANCHES = """
            SELECT walk.step, walk.o, walk.n, part.part, part.id FROM walk
             CROSS JOIN LATERAL (
                   SELECT 0 AS part, walk.id
                   UNION ALL
                   (SELECT 1, c.id FROM comment c
                     WHERE (c.root_id, c.path) > (walk.id, '\\x') AND (c.root_id, c.path) < (walk.id, '\\x80') AND %s
                     ORDER BY c.root_id, c.path LIMIT $4)) AS part""".formatted(REPLIES);

    /** Around a comment that is a reply: what stands before it, itself and what follows, its ancestors; part 2, 3 and 4. */
    private static final String WINDOW = """
            UNION ALL
            SELECT 1, 0, 0, near.part, near.id FROM target
             CROSS JOIN LATERAL (
                   (SELECT 2 AS part, c.id FROM comment c
                     WHERE (c.root_id, c.path) > (target.root_id, '\\x')
                       AND (c.root_id, c.path) < (target.root_id, target.path) AND %1$s
                     ORDER BY c.root_id DESC, c.path DESC LIMIT %2$d)
                   UNION ALL
                   (SELECT 3, c.id FROM comment c
                     WHERE (c.root_id, c.path) >= (target.root_id, target.path)
                       AND (c.root_id, c.path) < (target.root_id, '\\x80') AND %1$s
                     ORDER BY c.root_id, c.path LIMIT %2$d + 2)
                   UNION ALL
                   SELECT 4, above.id FROM above WHERE above.parent_id IS NOT NULL) AS near
             WHERE target.parent_id IS NOT NULL
            """.formatted(REPLIES, PageReader.AROUND);

    private static final String ABOVE = """
            above(id, parent_id) AS (
                SELECT target.id, target.parent_id FROM target
                UNION ALL
                SELECT c.id, c.parent_id FROM above JOIN comment c ON c.id = above.parent_id),
            """;

    private static final String ROWS = """
            SELECT coalesce(d.step, found.step) AS step, found.part, found.o, found.n, d.generation, d.len,
                   coalesce(d.id, c.id) AS id, coalesce(d.site, c.site) AS site,
                   d.key, d.url, d.title, d.confirmed, d.state, d.seq, d.numbers, d.comment_count, d.pre_moderated,
                   %s
              FROM (SELECT 0 AS step, ranked.generation, ranked.len, discussion.*
                      FROM discussion, ranked WHERE discussion.id = %s) AS d
              FULL JOIN (found CROSS JOIN LATERAL (SELECT * FROM comment WHERE comment.id = found.id OFFSET 0) AS c)
                     ON d.step = found.step
             ORDER BY 1, c.path""";

    private PageSql() {}

    /** $1 discussion, $2 generation or null for the newest, $3 roots, $4 replies of each, $5 and $6 the origin. */
    static String page(Sort sort, boolean back) {
        return pageOf(sort, walk(sort, back, "$3"));
    }

    /** The same, from the beginning, with what is pinned. */
    static String first(Sort sort) {
        return pageOf(sort, walk(sort, false, "$3") + "\nUNION ALL\n" + PINNED);
    }

    private static String pageOf(Sort sort, String walk) {
        return "WITH " + ranked(sort) + "origin AS (" + FROM_CURSOR + "),\nwalk AS (" + walk + "),\nfound AS ("
                + BRANCHES + ")\n" + ROWS.formatted(CommentRow.SHOWN_COLUMNS, "$1");
    }

    /** $1 discussion, $2 null, $3 roots that follow, $4 replies of each, $5 the comment, $6 roots before. */
    static String context(Sort sort) {
        var origin = sort == Sort.BEST ? FROM_RANKED_COMMENT : FROM_COMMENT;
        return "WITH RECURSIVE " + ranked(sort) + TARGET + ABOVE + "origin AS (" + origin + "),\nwalk AS (\n"
                + "SELECT self.id, origin.o, origin.n, 1 AS step FROM self, origin\nUNION ALL\n"
                + "SELECT id, o, n, step + 1 FROM (" + walk(sort, false, "$3") + ") AS onwards\nUNION ALL\n"
                + "SELECT id, o, n, -step FROM (" + walk(sort, true, "$6") + ") AS back\n),\n"
                + "found AS (" + BRANCHES + "\n" + WINDOW + ")\n"
                + ROWS.formatted(CommentRow.SHOWN_COLUMNS, "(SELECT $1::uuid FROM target)");
    }

    private static String ranked(Sort sort) {
        return sort == Sort.BEST ? RANKED : UNRANKED;
    }

    private static String walk(Sort sort, boolean back, String limit) {
        if (sort == Sort.BEST) {
            return (back ? RANKED_BACK : RANKED_ON).formatted(SHOWN, limit, Rankings.WINDOW.formatted(limit), ROOTS);
        }
        boolean up = (sort == Sort.OLDEST) != back;
        return """
            SELECT c.id, 0 AS o, c.number AS n, row_number() OVER (ORDER BY c.number %1$s) AS step
              FROM origin CROSS JOIN LATERAL (
                   SELECT c.id, c.number FROM comment c
                    WHERE %2$s AND c.number %3$s origin.n
                    ORDER BY c.number %1$s LIMIT %4$s + 1) AS c""".formatted(up ? "ASC" : "DESC", ROOTS, up ? ">" : "<", limit);
    }

    /**
     * $1 discussion, $2 comment, $3 path after which to go on, $4 comments. Below the deepest level that paths tell
     * apart, the branch is found from parent to child; OFFSET 0, here and above, keeps the planner from reading
     * the whole table where it takes the branch for larger than it is.
     */
    static final String BRANCH = """
            WITH RECURSIVE ranked AS (SELECT 0::bigint AS generation, 0 AS len),
            top AS (SELECT c.id, c.root_id, c.number, c.path, octet_length(c.path) >= %1$d AS deep FROM comment c
                     WHERE c.id = $2 AND c.discussion_id = $1 AND c.number IS NOT NULL AND %2$s),
            below(id) AS (
                SELECT c.id FROM top JOIN comment c ON c.parent_id = top.id WHERE top.deep
                UNION ALL
                SELECT c.id FROM below
                 CROSS JOIN LATERAL (SELECT c.id FROM comment c WHERE c.parent_id = below.id OFFSET 0) AS c),
            found AS (
                (SELECT 1 AS step, 1 AS part, 0 AS o, 0 AS n, c.id
                   FROM top CROSS JOIN LATERAL (
                        SELECT c.id FROM comment c
                         WHERE %3$s AND (c.root_id, c.path) > (top.root_id, greatest(top.path, $3::bytea))
                           AND (c.root_id, c.path) < (top.root_id, substr(top.path, 1, octet_length(top.path) - 4)
                                                                   || int4send(top.number + 1))
                         ORDER BY c.root_id, c.path LIMIT $4::int + 1) AS c
                  WHERE NOT top.deep)
                UNION ALL
                (SELECT 1, 1, 0, 0, c.id
                   FROM below
                  CROSS JOIN LATERAL (SELECT c.id, c.path FROM comment c
                                       WHERE c.id = below.id AND %3$s AND c.path > $3::bytea OFFSET 0) AS c
                  WHERE (SELECT deep FROM top) ORDER BY c.path LIMIT $4::int + 1))
            """.formatted(TreePath.LEVELS * Integer.BYTES, SHOWN, REPLIES)
            + ROWS.formatted(CommentRow.SHOWN_COLUMNS, "(SELECT $1::uuid FROM top)");
}
