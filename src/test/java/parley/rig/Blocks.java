package parley.rig;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** What a statement costs in blocks touched, which unlike time is the same on every machine. */
public final class Blocks {
    private static final Pattern TOUCHED = Pattern.compile("(?:hit|read)=(\\d+)");

    private Blocks() {}

    /** @param types of the parameters, as PREPARE names them */
    public static long of(Connection connection, String sql, String types, String values) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PREPARE measured (" + types + ") AS " + sql);
            var plan = new ArrayList<String>();
            try (var rows = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS) EXECUTE measured (" + values + ")")) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            statement.execute("DEALLOCATE measured");
            var whole = plan.stream().filter(line -> line.contains("Buffers:")).findFirst();
            return TOUCHED.matcher(whole.orElse(""))
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
        }
    }
}
