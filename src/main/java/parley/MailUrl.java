package parley;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.mail.SmtpServer;

/** Reads {@code smtp://user:password@host:port?tls=…&ca=…} and {@code smtps://…?ca=…}. */
final class MailUrl {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;

    private MailUrl() {}

    /** @throws IllegalArgumentException that says what is wrong, without the password */
    static SmtpServer parse(String text) {
        var url = url(text.strip());
        boolean implicit = "smtps".equals(url.getScheme());
        if (!implicit && !"smtp".equals(url.getScheme())) {
            throw mistake("it must begin with smtp:// or smtps://");
        }
        if (url.getHost() == null) {
            throw mistake("it names no host");
        }
        if ((url.getRawPath() != null && !url.getRawPath().matches("/?")) || url.getRawFragment() != null) {
            throw mistake("nothing may follow host and port but ?tls=… and ca=…");
        }
        var user = part(url, 0);
        var password = part(url, 1);
        if (user.isPresent() != password.isPresent()) {
            throw mistake("it names a user or a password, but not both");
        }
        int port = url.getPort() > 0 ? url.getPort() : implicit ? SUBMISSION_OVER_TLS : SUBMISSION;
        var options = options(url);
        var tls = tls(Optional.ofNullable(options.get("tls")), implicit);
        return new SmtpServer(
                host(url), port, tls, authority(Optional.ofNullable(options.get("ca")), tls), user, password);
    }

    private static Map<String, String> options(URI url) {
        var options = new HashMap<String, String>();
        for (var pair : Optional.ofNullable(url.getRawQuery()).orElse("").split("&")) {
            var parts = pair.split("=", 2);
            boolean known = parts.length == 2 && (parts[0].equals("tls") || parts[0].equals("ca"));
            if (!pair.isEmpty() && (!known || options.put(parts[0], decoded(parts[1])) != null)) {
                throw mistake("after ? only tls=… and ca=…, each once");
            }
        }
        return options;
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw mistake("it must read smtp://user:password@host:port?tls=…, with : / ? # @ and % in a part written as"
                    + " %3A %2F %3F %23 %40 %25");
        }
    }

    private static String host(URI url) {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    private static SmtpServer.Tls tls(Optional<String> wanted, boolean implicit) {
        if (implicit) {
            if (wanted.isPresent()) {
                throw mistake("smtps:// is TLS from the first byte and takes no tls=");
            }
            return SmtpServer.Tls.IMPLICIT;
        }
        return switch (wanted.orElse("require")) {
            case "require" -> SmtpServer.Tls.REQUIRED;
            case "prefer" -> SmtpServer.Tls.PREFERRED;
            case "off" -> SmtpServer.Tls.OFF;
            default -> throw mistake("tls is require (the default), prefer or off");
        };
    }

    private static Optional<Path> authority(Optional<String> file, SmtpServer.Tls tls) {
        boolean verified = tls == SmtpServer.Tls.IMPLICIT || tls == SmtpServer.Tls.REQUIRED;
        if (file.isPresent() && !verified) {
            throw mistake("ca=… needs smtps:// or tls=require, or nobody would look at it");
        }
        var path = file.map(Path::of);
        if (path.filter(Files::isReadable).isPresent() != path.isPresent()) {
            throw mistake("the file after ca= cannot be read");
        }
        return path;
    }

    private static Optional<String> part(URI url, int number) {
        var parts = Optional.ofNullable(url.getRawUserInfo()).orElse("").split(":", 2);
        return parts.length > number && !parts[number].isEmpty()
                ? Optional.of(decoded(parts[number]))
                : Optional.empty();
    }

    /** A plus is a plus: only forms mean a space. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException("not a mail url: " + what);
    }
}
