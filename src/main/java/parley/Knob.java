package parley;

import java.util.Locale;

/** Every setting there is: name, default, unit and meaning. {@code docs/settings.md} is this table. */
public enum Knob {
    PARLEY_HTTP_HOST(
            "127.0.0.1", "address", "Where the public HTTP server listens; 0.0.0.0 or :: for every interface."),
    PARLEY_HTTP_PORT("8080", "port", "Its port; 0 takes a free one."),
    PARLEY_TRUSTED_PROXIES(
            "",
            "addresses and CIDR ranges, with commas",
            "The reverse proxies in front, such as 10.0.0.0/8, ::1. Only from them are X-Forwarded-For (or Forwarded, RFC 7239)"
                    + " and X-Forwarded-Proto believed; each must set the header, or add to it."),
    PARLEY_MANAGEMENT_HOST("127.0.0.1", "address", "Where /metrics, /health/live and /health/ready listen."),
    PARLEY_MANAGEMENT_PORT("8081", "port", "Their port; 0 takes a free one."),
    PARLEY_DATABASE_URL(
            "",
            "url",
            "PostgreSQL 15 to 18: postgresql://user:password@host:port/database?sslmode=… with sslmode disable, prefer"
                    + " (the default), require, verify-ca or verify-full, and sslrootcert=FILE for the last two. Without it Parley"
                    + " runs a PostgreSQL of its own in the data directory."),
    PARLEY_DATA_DIR(
            ".parley", "directory", "Where Parley keeps what it makes itself: the embedded database and its password."),
    PARLEY_SECRET(
            "",
            "32 characters or more",
            "Signs what Parley hands out to be brought back, such as sessions; the same on every node."),
    PARLEY_ADMIN_KEY("", "32 characters or more", "The operator's key for the API, as Authorization: Bearer KEY."),
    PARLEY_OWNER_MAIL(
            "",
            "address",
            "Who is the first owner of the newsroom's accounts, made while there is none; without it the start prints a link that makes"
                    + " one."),
    PARLEY_OWNER_PASSWORD(
            "",
            "12 to 1024 bytes",
            "Their password, needed with PARLEY_OWNER_MAIL. Change it after the first sign-in."),
    PARLEY_RATE_LIMITS(
            "on",
            "on or off",
            "Limits on how often one may write and read, and on live connections; off is for load tests only."),
    PARLEY_LIVE_CONNECTIONS(
            "100", "number", "How many sockets and event streams one address (IPv6: a /64) may hold open on a node."),
    PARLEY_LIVE_SUBSCRIPTIONS(
            "1000",
            "number",
            "How many discussions all of them together may follow; a discussion counts once for each."),
    PARLEY_PUBLIC_URL(
            "",
            "url",
            "Where readers reach Parley, for links in mails; without it http://localhost and the HTTP port."),
    PARLEY_MAIL_URL(
            "",
            "url",
            "The SMTP server for mail to guests: smtp://user:password@host:port?tls=… with tls require (STARTTLS, the default),"
                    + " prefer or off, or smtps://…; ca=FILE names certificates (PEM) to trust in place of the usual ones; ports 587 and 465 where none is named. Without it the demo keeps letters at"
                    + " /mail of the management port, and others send none."),
    PARLEY_MAIL_FROM(
            "", "address", "Whom mails come from: an address, or Name <address>. Needed with PARLEY_MAIL_URL."),
    PARLEY_MAIL_BUNDLE(
            "10",
            "minutes",
            "What follows a mail to somebody within this time is sent in one mail; 0 sends each at once."),
    PARLEY_DEMO_IMPORT("", "file", "What the demo site imports at its start."),
    PARLEY_CONFIG(
            "parley.properties",
            "file",
            "A properties file (UTF-8) with any of these settings; must exist if named, may be absent otherwise. Cannot be set in the file.");

    private final String fallback;
    private final String unit;
    private final String meaning;

    Knob(String fallback, String unit, String meaning) {
        this.fallback = fallback;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** The value where none is given; empty if there is none. */
    public String fallback() {
        return fallback;
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** The other spelling that a properties file may use, such as {@code parley.http.port}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The table of {@code docs/settings.md}, in Markdown. */
    public static String table() {
        var table = new StringBuilder("| name | default | unit | meaning |\n|---|---|---|---|\n");
        for (var knob : values())
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            knob.name(),
                            knob.fallback.isEmpty() ? "–" : "`" + knob.fallback + "`",
                            knob.unit,
                            knob.meaning));
        return table.toString();
    }
}
