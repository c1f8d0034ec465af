package parley.loss;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The database's own accounts: whether counters count, and numbers follow one another. */
record Books(Connection connection, List<UUID> discussions) {
    private static final String HOLES = """
            WITH line AS (SELECT * FROM journal WHERE discussion_id = ANY ($1))
            SELECT 'position ' || position || ' after ' || before FROM (
                SELECT position, lag(position, 1, 0::bigint) OVER (ORDER BY position) AS before FROM journal) AS steps
             WHERE position <> before + 1
            UNION ALL
            SELECT 'the head is at ' || head.position FROM journal_head head
             WHERE head.position <> (SELECT coalesce(max(position), 0) FROM journal)
            UNION ALL
            SELECT discussion_id || ': seq ' || seq || ' after ' || before FROM (
                SELECT discussion_id, seq, lag(seq, 1, 0::bigint)
                       OVER (PARTITION BY discussion_id ORDER BY position) AS before
                  FROM line WHERE seq IS NOT NULL) AS steps
             WHERE seq <> before + 1
            UNION ALL
            SELECT discussion_id || ': number ' || number || ' after ' || before FROM (
                SELECT discussion_id, number, lag(number, 1, 0)
                       OVER (PARTITION BY discussion_id ORDER BY number) AS before
                  FROM comment WHERE number IS NOT NULL AND discussion_id = ANY ($1)) AS steps
             WHERE number <> before + 1
            UNION ALL
            SELECT 'comment ' || c.id || ' was published ' || count(line.position) || ' times'
              FROM comment c LEFT JOIN line ON line.comment_id = c.id AND line.type = 'comment-published'
             WHERE c.number IS NOT NULL AND c.discussion_id = ANY ($1)
             GROUP BY c.id HAVING count(line.position) <> 1
            UNION ALL
            SELECT 'a line of comment ' || line.comment_id || ', which is not there'
              FROM line LEFT JOIN comment c ON c.id = line.comment_id
             WHERE line.comment_id IS NOT NULL AND c.id IS NULL""";

    private static final String DRIFT = """
            WITH RECURSIVE mine AS (SELECT * FROM comment WHERE discussion_id = ANY ($1)),
            below(above, status, step) AS (
                SELECT parent_id, status, 1 FROM mine WHERE parent_id IS NOT NULL
                UNION ALL
                SELECT c.parent_id, below.status, step + 1 FROM below JOIN mine c ON c.id = below.above
                 WHERE c.parent_id IS NOT NULL),
            beneath AS (SELECT above, count(*) FILTER (WHERE step = 1) AS replies, count(*) AS descendants
                          FROM below WHERE status = 'published' GROUP BY above),
            ballots AS (SELECT comment_id, count(*) FILTER (WHERE value > 0) AS up,
                               count(*) FILTER (WHERE value < 0) AS down FROM vote GROUP BY comment_id)
            SELECT format('discussion %s counts %s comments to number %s and seq %s', d.id, d.comment_count, d.numbers, d.seq)
              FROM discussion d
             WHERE d.id = ANY ($1)
               AND (d.comment_count <> (SELECT count(*) FROM mine m WHERE m.discussion_id = d.id AND status = 'published')
                OR d.numbers <> (SELECT count(m.number) FROM mine m WHERE m.discussion_id = d.id)
                OR d.seq <> (SELECT count(j.seq) FROM journal j WHERE j.discussion_id = d.id))
            UNION ALL
            SELECT format('comment %s counts %s replies, %s descendants', m.id, m.reply_count, m.descendant_count)
              FROM mine m LEFT JOIN beneath ON beneath.above = m.id
             WHERE (m.reply_count, m.descendant_count)
                   <> (coalesce(beneath.replies, 0), coalesce(beneath.descendants, 0))
            UNION ALL
            SELECT format('comment %s counts votes %s/%s', m.id, m.votes_up, m.votes_down)
              FROM mine m LEFT JOIN ballots ON ballots.comment_id = m.id
             WHERE (m.votes_up, m.votes_down) <> (coalesce(ballots.up, 0), coalesce(ballots.down, 0))""";

    private static final String COMMENTS = """
            SELECT split_part(text, ' ', 1) AS token, id, number, status, html, votes_up, votes_down
              FROM comment WHERE discussion_id = ANY ($1)""";

    private static final String LINES = """
            SELECT discussion_id, seq, type, coalesce(comment_id, discussion_id) AS about
              FROM journal WHERE discussion_id = ANY ($1) AND seq IS NOT NULL ORDER BY discussion_id, seq""";

    record Row(String token, UUID id, int number, String status, String html, int up, int down) {
        boolean published() {
            return status.equals("published");
        }
    }

    record Line(UUID discussion, long seq, String type, String about) {}

    private interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    List<String> holes() throws SQLException {
        return ask(HOLES, row -> row.getString(1));
    }

    List<String> drift() throws SQLException {
        return ask(DRIFT, row -> row.getString(1));
    }

    List<Row> comments() throws SQLException {
        return ask(
                COMMENTS,
                row -> new Row(
                        row.getString("token"),
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("status"),
                        row.getString("html"),
                        row.getInt("votes_up"),
                        row.getInt("votes_down")));
    }

    List<Line> lines() throws SQLException {
        return ask(
                LINES,
                row -> new Line(
                        row.getObject("discussion_id", UUID.class),
                        row.getLong("seq"),
                        row.getString("type"),
                        row.getString("about")));
    }

    private <R> List<R> ask(String sql, Reader<R> reader) throws SQLException {
        var quoted = discussions.stream().map(id -> "'" + id + "'").toList();
        var list = "ARRAY[" + String.join(",", quoted) + "]::uuid[]";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.replace("$1", list))) {
            var found = new ArrayList<R>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }
}
