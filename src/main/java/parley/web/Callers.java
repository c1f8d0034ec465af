package parley.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Tells who asks. Below {@code /api/} only by the {@code Authorization} header, which no other site's page can make a
 * browser send; forms have no headers, so elsewhere a first-party cookie does.
 */
public final class Callers {
    /** Holds a guest token on our own pages. */
    public static final String COOKIE = "parley-guest";

    private static final Caller STRANGER = new Caller.Stranger();
    private static final String BEARER = "Bearer ";
    private static final String GUEST = "Guest ";

    private final Tokens tokens;
    private final Optional<byte[]> adminKey;

    /** @param adminKey without one, nobody is the administrator */
    public Callers(Tokens tokens, Optional<String> adminKey) {
        this.tokens = tokens;
        this.adminKey = adminKey.map(key -> key.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal NOT_SIGNED_IN if a token came that is not, or no longer, ours */
    Caller of(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return authorized(authorization);
        }
        @Nullable String path = request.path();
        return path == null || path.startsWith("/api/") ? STRANGER : byCookie(request);
    }

    private Caller authorized(String authorization) {
        if (begins(authorization, BEARER) && isAdminKey(rest(authorization, BEARER))) {
            return new Caller.Administrator();
        }
        if (begins(authorization, GUEST)) {
            var guest = tokens.guest(rest(authorization, GUEST));
            if (guest.isPresent()) {
                return new Caller.Guest(guest.get());
            }
        }
        throw Refusal.of(ProblemKind.NOT_SIGNED_IN, "The token that came is not valid.");
    }

    /** A stale cookie must not lock anybody out of a page: they are strangers again. */
    private Caller byCookie(HttpServerRequest request) {
        @Nullable Cookie cookie = request.getCookie(COOKIE);
        return Optional.ofNullable(cookie)
                .flatMap(found -> tokens.guest(found.getValue()))
                .<Caller>map(Caller.Guest::new)
                .orElse(STRANGER);
    }

    private boolean isAdminKey(String key) {
        var given = key.getBytes(StandardCharsets.UTF_8);
        return adminKey.filter(known -> MessageDigest.isEqual(known, given)).isPresent();
    }

    /** Schemes are case-insensitive (RFC 9110, section 11.1). */
    private static boolean begins(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String rest(String header, String scheme) {
        return header.substring(scheme.length()).strip();
    }
}
