package parley;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.database.DatabaseUrl;
import parley.mail.From;
import parley.mail.SmtpServer;
import parley.people.People;
import parley.web.TrustedProxies;

/** Every knob, a record per room. Their names, defaults and meanings: {@link Knob}. */
public record Settings(
        Http http, Management management, Database database, Security security, Limits limits, Mail mail, Demo demo) {

    /** @param proxies whose forwarded headers are believed */
    public record Http(String host, int port, TrustedProxies proxies) {}

    public record Management(String host, int port) {}

    /** @param dataDir absolute */
    public record Database(Optional<DatabaseUrl> url, Path dataDir) {}

    /** Never shows what it holds. */
    public record Security(Optional<String> secret, Optional<String> adminKey, Optional<People.Owner> owner) {
        @Override
        public String toString() {
            return "Security[secret=" + secret.map(s -> "given") + ", adminKey=" + adminKey.map(s -> "given") + "]";
        }
    }

    /**
     * @param liveConnections sockets and event streams of one client network
     * @param liveSubscriptions of all of them together
     */
    public record Limits(boolean rateLimits, int liveConnections, int liveSubscriptions) {}

    /**
     * @param server empty where no mail is sent; in the demo it then goes into a sink
     * @param from given wherever a server is
     * @param publicUrl where readers reach Parley, without a slash at its end
     * @param bundleMinutes for how long what follows a mail is collected for the next one
     */
    public record Mail(
            Optional<SmtpServer> server, Optional<From> from, Optional<String> publicUrl, int bundleMinutes) {}

    /** @param on unless the argument {@code --no-demo} says otherwise; not a knob */
    public record Demo(boolean on, Optional<Path> importFile) {}

    /**
     * Reads {@code PARLEY_*} of the environment, and beneath it a properties file.
     *
     * @param workingDirectory what relative paths start from
     * @throws SettingsRefused with every mistake at once
     */
    public static Settings read(Map<String, String> environment, Path workingDirectory) {
        var mistakes = new ArrayList<String>();
        var given = SettingsSource.gather(environment, workingDirectory, mistakes);
        var settings = new Reading(given, workingDirectory.toAbsolutePath(), mistakes).settings();
        if (!mistakes.isEmpty()) throw new SettingsRefused(mistakes);
        return settings;
    }

    public Settings withDemo() {
        return new Settings(http, management, database, security, limits, mail, new Demo(true, demo.importFile));
    }

    /** Turns text into values; a mistake is noted and reading goes on, with a value nobody will see. */
    private record Reading(Map<Knob, String> given, Path workingDirectory, List<String> mistakes) {
        private static final int SECRET_CHARACTERS = 32;

        Settings settings() {
            var http = new Http(host(Knob.PARLEY_HTTP_HOST), port(Knob.PARLEY_HTTP_PORT), proxies());
            var management = new Management(host(Knob.PARLEY_MANAGEMENT_HOST), port(Knob.PARLEY_MANAGEMENT_PORT));
            if (http.port != 0 && http.port == management.port)
                mistakes.add("PARLEY_MANAGEMENT_PORT: must differ from PARLEY_HTTP_PORT, both are " + http.port);
            return new Settings(
                    http,
                    management,
                    new Database(databaseUrl(), path(text(Knob.PARLEY_DATA_DIR))),
                    new Security(secret(Knob.PARLEY_SECRET), secret(Knob.PARLEY_ADMIN_KEY), owner()),
                    new Limits(
                            onOrOff(Knob.PARLEY_RATE_LIMITS),
                            number(Knob.PARLEY_LIVE_CONNECTIONS),
                            number(Knob.PARLEY_LIVE_SUBSCRIPTIONS)),
                    mail(),
                    new Demo(false, file(Knob.PARLEY_DEMO_IMPORT)));
        }

        private String text(Knob knob) {
            return given.getOrDefault(knob, knob.fallback());
        }

        private String host(Knob knob) {
            var host = text(knob);
            if (!host.matches("[A-Za-z0-9._:%-]+")) wrong(knob, "must be an address or a host name alone, not " + host);
            return host;
        }

        private int port(Knob knob) {
            var digits = text(knob);
            if (digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= 65_535) return Integer.parseInt(digits);
            wrong(knob, "must be a port, 0 to 65535, not " + digits);
            return 0;
        }

        private TrustedProxies proxies() {
            try {
                return TrustedProxies.parse(text(Knob.PARLEY_TRUSTED_PROXIES));
            } catch (IllegalArgumentException e) {
                wrong(Knob.PARLEY_TRUSTED_PROXIES, "must be IP addresses or ranges of them, not " + e.getMessage());
                return TrustedProxies.NONE;
            }
        }

        private Optional<People.Owner> owner() {
            boolean mail = given.containsKey(Knob.PARLEY_OWNER_MAIL);
            boolean password = given.containsKey(Knob.PARLEY_OWNER_PASSWORD);
            if (mail != password)
                wrong(mail ? Knob.PARLEY_OWNER_PASSWORD : Knob.PARLEY_OWNER_MAIL, "is needed where the other is set");
            if (!mail || !password) return Optional.empty();
            var owner = new People.Owner(text(Knob.PARLEY_OWNER_MAIL), text(Knob.PARLEY_OWNER_PASSWORD));
            People.mistake(owner).ifPresent(what -> wrong(Knob.PARLEY_OWNER_PASSWORD, "with its address: " + what));
            return Optional.of(owner);
        }

        private Mail mail() {
            var server = mailServer();
            var from = given.containsKey(Knob.PARLEY_MAIL_FROM)
                    ? From.of(text(Knob.PARLEY_MAIL_FROM))
                    : Optional.<From>empty();
            if (given.containsKey(Knob.PARLEY_MAIL_FROM) && from.isEmpty())
                wrong(Knob.PARLEY_MAIL_FROM, "must be a mail address, or Name <address>");
            if (server.isPresent() && !given.containsKey(Knob.PARLEY_MAIL_FROM))
                wrong(Knob.PARLEY_MAIL_FROM, "is needed where PARLEY_MAIL_URL is set");
            return new Mail(server, from, publicUrl(), minutes(Knob.PARLEY_MAIL_BUNDLE));
        }

        private Optional<SmtpServer> mailServer() {
            try {
                return Optional.ofNullable(given.get(Knob.PARLEY_MAIL_URL)).map(MailUrl::parse);
            } catch (IllegalArgumentException e) {
                wrong(Knob.PARLEY_MAIL_URL, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private Optional<String> publicUrl() {
            var url = Optional.ofNullable(given.get(Knob.PARLEY_PUBLIC_URL)).map(text -> text.replaceFirst("/$", ""));
            url.filter(text -> !text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?"))
                    .ifPresent(text -> wrong(Knob.PARLEY_PUBLIC_URL, "must be https://host, not " + text));
            return url;
        }

        private int minutes(Knob knob) {
            var digits = text(knob);
            if (digits.matches("[0-9]{1,4}")) return Integer.parseInt(digits);
            wrong(knob, "must be whole minutes, 0 to 9999, not " + digits);
            return 0;
        }

        private int number(Knob knob) {
            var digits = text(knob);
            if (digits.matches("[1-9][0-9]{0,5}")) return Integer.parseInt(digits);
            wrong(knob, "must be a number, 1 to 999999, not " + digits);
            return 1;
        }

        private boolean onOrOff(Knob knob) {
            var word = text(knob);
            if (!word.equals("on") && !word.equals("off")) wrong(knob, "must be on or off, not " + word);
            return !word.equals("off");
        }

        private Optional<String> secret(Knob knob) {
            var secret = Optional.ofNullable(given.get(knob));
            secret.filter(text -> text.length() < SECRET_CHARACTERS)
                    .ifPresent(text -> wrong(
                            knob, "must have at least " + SECRET_CHARACTERS + " characters, not " + text.length()));
            return secret;
        }

        private Optional<DatabaseUrl> databaseUrl() {
            try {
                return Optional.ofNullable(given.get(Knob.PARLEY_DATABASE_URL)).map(DatabaseUrl::parse);
            } catch (IllegalArgumentException e) {
                wrong(Knob.PARLEY_DATABASE_URL, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private Optional<Path> file(Knob knob) {
            var file = Optional.ofNullable(given.get(knob)).map(this::path);
            file.filter(path -> !Files.isReadable(path)).ifPresent(path -> wrong(knob, "no such file: " + path));
            return file;
        }

        private Path path(String text) {
            return workingDirectory.resolve(text).normalize();
        }

        private void wrong(Knob knob, String what) {
            mistakes.add(knob.name() + ": " + what);
        }
    }
}
