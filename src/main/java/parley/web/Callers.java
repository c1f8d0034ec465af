package parley.web;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Tells who asks. Below {@code /api/} by the {@code Authorization} header, which no other site's page can make a browser
 * send; forms have no headers, so on readers' pages a first-party cookie does. The newsroom's cookie counts on its own
 * pages, and on its own part of the API for scripts of those pages: readers' addresses never know a colleague by it.
 */
public final class Callers {
    /** Holds a guest token on our own pages. */
    public static final String COOKIE = "parley-guest";

    /** Holds a session of the newsroom. The prefix makes browsers refuse it from other hosts (RFC 6265bis, section 4.1.3.2). */
    public static final String SESSION = "__Host-parley";

    /** What API keys begin with, so that scanners for leaked secrets can know them. */
    public static final String KEY_PREFIX = "parley_";

    private static final String CONSOLE = "/console";
    private static final List<String> NEWSROOM =
            List.of("/api/v1/moderation", "/api/v1/staff", "/api/v1/keys", "/api/v1/sessions", "/api/v1/audit");

    private static final Caller STRANGER = new Caller.Stranger();
    private static final String BEARER = "Bearer ";
    private static final String GUEST = "Guest ";

    private final Tokens tokens;
    private final Optional<byte[]> adminKey;
    private final Accounts accounts;

    /** @param adminKey without one, nobody is the administrator */
    public Callers(Tokens tokens, Optional<String> adminKey, Accounts accounts) {
        this.tokens = tokens;
        this.adminKey = adminKey.map(key -> key.getBytes(StandardCharsets.UTF_8));
        this.accounts = accounts;
    }

    /** Where nobody has an account. */
    public Callers(Tokens tokens, Optional<String> adminKey) {
        this(tokens, adminKey, Accounts.NONE);
    }

    /**
     * Present where only the database can tell who asks; what readers and the administrator show, {@link #of} judges at
     * once. Fails with NOT_SIGNED_IN for a key that is not, or no longer, ours; with ORIGIN_NOT_ALLOWED where another
     * page makes a browser send the cookie with a change.
     */
    Optional<Future<Caller>> lookUp(Call call) {
        var request = call.context().request();
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return request.headers().contains(HttpHeaders.COOKIE) ? session(call, request) : Optional.empty();
        }
        if (!begins(authorization, BEARER) || !rest(authorization, BEARER).startsWith(KEY_PREFIX)) {
            return Optional.empty();
        }
        return Optional.of(
                accounts.byKey(rest(authorization, BEARER)).map(found -> found.orElseThrow(Callers::notValid)));
    }

    private Optional<Future<Caller>> session(Call call, HttpServerRequest request) {
        @Nullable String path = request.path();
        boolean page = path != null && path.startsWith(CONSOLE);
        boolean api = path != null && NEWSROOM.stream().anyMatch(path::startsWith);
        if (!page && !api) {
            return Optional.empty();
        }
        @Nullable Cookie cookie = request.getCookie(SESSION);
        boolean looks = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (cookie == null || (api && looks && !FetchMetadata.isOwn(call))) {
            return Optional.empty();
        }
        if (!looks && !FetchMetadata.isOwn(call)) {
            return Optional.of(Future.failedFuture(Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED)));
        }
        return Optional.of(accounts.bySession(cookie.getValue()).map(found -> found.orElse(STRANGER)));
    }

    /** @throws Refusal NOT_SIGNED_IN if a token came that is not, or no longer, ours */
    Caller of(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return authorized(authorization);
        }
        @Nullable String path = request.path();
        boolean forReaders = path != null && !path.startsWith("/api/") && !path.startsWith(CONSOLE);
        return forReaders ? byCookie(request) : STRANGER;
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
        throw notValid();
    }

    private static Refusal notValid() {
        return Refusal.of(ProblemKind.NOT_SIGNED_IN, "The token that came is not valid.");
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
