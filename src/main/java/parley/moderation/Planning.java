package parley.moderation;

import io.vertx.pgclient.PgConnectOptions;

/**
 * How the newsroom's queries are planned: each for itself, because what is asked for differs each time; and never by
 * reading a whole table, because the tables are long and the planner guesses how often a word stands in them.
 */
public final class Planning {
    private Planning() {}

    public static PgConnectOptions of(PgConnectOptions options) {
        return new PgConnectOptions(options)
                .setCachePreparedStatements(false)
                .addProperty("plan_cache_mode", "force_custom_plan")
                .addProperty("enable_seqscan", "off")
                .addProperty("jit", "off");
    }
}
