package parley;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import parley.mail.SmtpServer;

/** Reads {@code smtp://user:password@host:port?tls=…} and {@code smtps://…}. */
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
            throw mistake("nothing may follow host and port but ?tls=…");
        }
        var user = part(url, 0);
        var password = part(url, 1);
        if (user.isPresent() != password.isPresent()) {
            throw mistake("it names a user or a password, but not both");
        }
        int port = url.getPort() > 0 ? url.getPort() : implicit ? SUBMISSION_OVER_TLS : SUBMISSION;
        return new SmtpServer(host(url), port, tls(url, implicit), user, password);
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

    private static SmtpServer.Tls tls(URI url, boolean implicit) {
        var query = Optional.ofNullable(url.getRawQuery());
        if (implicit) {
            if (query.isPresent()) {
                throw mistake("smtps:// is TLS from the first byte and takes no ?tls=");
            }
            return SmtpServer.Tls.IMPLICIT;
        }
        return switch (query.orElse("tls=require")) {
            case "tls=require" -> SmtpServer.Tls.REQUIRED;
            case "tls=prefer" -> SmtpServer.Tls.PREFERRED;
            case "tls=off" -> SmtpServer.Tls.OFF;
            default -> throw mistake("after ? only tls=require (the default), tls=prefer or tls=off");
        };
    }

    private static Optional<String> part(URI url, int number) {
        var parts = Optional.ofNullable(url.getRawUserInfo()).orElse("").split(":", 2);
        return parts.length > number && !parts[number].isEmpty()
                ? Optional.of(URLDecoder.decode(parts[number].replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException("not a mail url: " + what);
    }
}
