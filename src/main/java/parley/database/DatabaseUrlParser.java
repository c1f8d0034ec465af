package parley.database;

import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads connection URIs by hand, because {@code java.net.URI} finds no host in names with an underscore, as Compose makes them. */
final class DatabaseUrlParser {
    private static final Pattern FORM = Pattern.compile("""
            (?x) postgres(?:ql)?://
            (?: (?<user>[^:@/?\\#]*) (?: :(?<password>[^@/?\\#]*) )? @ )?
            (?<host> \\[[0-9A-Fa-f:.]+\\] | [^\\[\\]:/?\\#@,]* )
            (?: :(?<port>[0-9]{0,5}) )?
            (?: /(?<database>[^/?\\#]*) )?
            (?: \\?(?<parameters>[^\\#]*) )?""");
    private static final List<String> SSL_MODES = List.of("disable", "prefer", "require", "verify-ca", "verify-full");

    private DatabaseUrlParser() {}

    static DatabaseUrl parse(String text) {
        var url = FORM.matcher(text.strip());
        if (!url.matches()) throw mistake(whatIsWrong(text.strip()));
        var user = part(url, "user").orElseThrow(() -> mistake("it names no user"));
        var parameters = parameters(url.group("parameters"));
        var sslMode = sslMode(parameters.getOrDefault("sslmode", "prefer"));
        var sslRootCert = Optional.ofNullable(parameters.get("sslrootcert")).map(Path::of);
        if (sslRootCert.isPresent() && !Tls.verifies(sslMode))
            throw mistake("sslrootcert needs sslmode=verify-ca or sslmode=verify-full");
        return new DatabaseUrl(
                host(part(url, "host").orElse("localhost")),
                part(url, "port").map(DatabaseUrlParser::port).orElse(5432),
                part(url, "database").orElse(user),
                user,
                part(url, "password"),
                sslMode,
                sslRootCert);
    }

    private static String whatIsWrong(String text) {
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://"))
            return "it must begin with postgresql://";
        if (text.contains(",")) return "one host only, or a comma that must be written as %2C";
        return "it must read postgresql://user:password@host:port/database?sslmode=…, with : / ? # @ and % in a part written as %3A %2F %3F %23 %40 %25";
    }

    private static String host(String host) {
        if (host.startsWith("/")) throw mistake("socket directories are not supported, name a host");
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) throw mistake("the port must be 1 to 65535, not " + port);
        return port;
    }

    private static SslMode sslMode(String name) {
        if (!SSL_MODES.contains(name))
            throw mistake("sslmode must be one of " + String.join(", ", SSL_MODES) + ", not " + name);
        return SslMode.of(name);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var found = new HashMap<String, String>();
        if (query == null || query.isEmpty()) return found;
        for (var pair : query.split("&")) {
            var name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
            if (!name.equals("sslmode") && !name.equals("sslrootcert"))
                throw mistake("only sslmode and sslrootcert are supported after ?, not " + name);
            if (found.put(name, decoded(pair.substring(Math.min(pair.length(), name.length() + 1)))) != null)
                throw mistake(name + " is given twice");
        }
        return found;
    }

    private static Optional<String> part(Matcher url, String name) {
        return Optional.ofNullable(url.group(name))
                .filter(text -> !text.isEmpty())
                .map(DatabaseUrlParser::decoded);
    }

    private static String decoded(String text) {
        try {
            // A plus sign is a plus sign here, unlike in forms.
            var plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (plain.indexOf('\0') < 0) return plain;
        } catch (IllegalArgumentException ignored) {
            // told below, without the text that may be a password
        }
        throw mistake("a % must be followed by two hexadecimal digits (a real % is written %25)");
    }

    private static IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException("not a database url: " + what);
    }
}
