package parley.web;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.Site;
import parley.texts.Language;
import parley.texts.Texts;
import parley.threading.CommentView;

/** One request and its answer, as route handlers see them. Everything here that cannot be had throws a refusal. */
public final class Call {
    private static final long GUEST_SECONDS = 365L * 24 * 60 * 60;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

    private final RoutingContext context;
    private final Desk desk;
    private @Nullable Caller caller;
    private @Nullable Refusal nobody;
    private Optional<String> formLanguage = Optional.empty();

    Call(RoutingContext context, Desk desk) {
        this.context = context;
        this.desk = desk;
    }

    Call byNobody(Refusal refusal) {
        nobody = refusal;
        return this;
    }

    /** By somebody who is known already; or by nobody, which whoever asks who it is will hear. */
    Call by(Caller known) {
        caller = known;
        return this;
    }

    public RoutingContext context() {
        return context;
    }

    /** @throws Refusal NOT_SIGNED_IN if a token came that is not ours; ORIGIN_NOT_ALLOWED, see {@link Callers#lookUp} */
    public Caller caller() {
        if (nobody != null) {
            throw nobody;
        }
        if (caller == null) {
            caller = desk.callers().of(context.request());
        }
        return caller;
    }

    /** @throws Refusal RATE_LIMITED */
    public void limit(Rate rate) {
        desk.limits().take(rate, caller(), address());
    }

    /** The IP address of whoever asks: forwarded headers are read only where a trusted proxy is connected. */
    public String address() {
        return desk.proxies().address(context.request());
    }

    /** What limits count by: the address, or all of its /64 where it is IPv6. */
    public String network() {
        return RateLimits.network(address());
    }

    /** @throws Refusal UNKNOWN_SITE */
    public Site site(String key) {
        if (!SiteKey.fits(key)) {
            throw Refusal.of(ProblemKind.UNKNOWN_SITE);
        }
        return desk.sites().get(new SiteKey(key));
    }

    /** This server, as the caller called it: scheme, host and port. */
    public String here() {
        return context.request().scheme() + "://" + context.request().authority();
    }

    /** The page that speaks, unless it is one of ours; empty for servers and scripts, which send no Origin. */
    public Optional<String> foreignOrigin() {
        return header("Origin").filter(origin -> !isOurs(origin));
    }

    /** @throws Refusal ORIGIN_NOT_ALLOWED if a page speaks that is neither the site's nor ours */
    public void checkOrigin(Site site) {
        if (foreignOrigin().filter(origin -> !site.allows(origin)).isPresent()) {
            throw Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED);
        }
    }

    /** Whether an address or an origin is on the host that was asked; by TLS, if a trusted proxy says that it was asked so. */
    public boolean isOurs(String address) {
        @Nullable String host = context.request().getHeader("Host");
        return DiscussionKey.originOf(address)
                .filter(origin -> origin.equals("https://" + host) || (origin.equals("http://" + host) && !secure()))
                .isPresent();
    }

    private boolean secure() {
        return context.request().isSSL() || desk.proxies().saysTls(context.request());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    public Optional<String> editToken() {
        return header("Parley-Edit-Token");
    }

    /** @throws Refusal MALFORMED_REQUEST unless it has 1 to 255 visible ASCII characters */
    public Optional<String> idempotencyKey() {
        var key = header("Idempotency-Key");
        if (key.filter(text -> !VISIBLE.matcher(text).matches()).isPresent()) {
            throw Refusal.field(
                    ProblemKind.MALFORMED_REQUEST, "Idempotency-Key", "must have 1 to 255 visible ASCII characters");
        }
        return key;
    }

    /** What the address or the form names; else what the browser prefers; else English. */
    public Language language() {
        return namedLanguage().orElseGet(this::preferredLanguage);
    }

    Optional<Language> namedLanguage() {
        return formLanguage
                .or(() -> Optional.ofNullable(context.queryParams().get("lang")))
                .map(Language::of);
    }

    private Language preferredLanguage() {
        return header("Accept-Language").map(Language::preferred).orElse(Language.ENGLISH);
    }

    public Texts texts() {
        return Texts.in(language());
    }

    public Parameters query() {
        return Parameters.of(context.request().uri());
    }

    /** For addresses without a query. @throws Refusal MALFORMED_REQUEST if there is one */
    public void noQuery() {
        if (context.request().query() != null) {
            query().check();
        }
    }

    /** From the path's {@code :id}. @throws Refusal UNKNOWN_COMMENT */
    public CommentId commentId() {
        return CommentId.parse(path("id")).orElseThrow(() -> Refusal.of(ProblemKind.UNKNOWN_COMMENT));
    }

    /** From the path's {@code :id}. @throws Refusal NOT_FOUND */
    public DiscussionId discussionId() {
        return DiscussionId.parse(path("id")).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
    }

    /** @throws IllegalStateException if the route's path has no such part */
    public String path(String name) {
        @Nullable String part = context.pathParam(name);
        if (part == null) {
            throw new IllegalStateException("no :" + name + " in " + context.currentRoute());
        }
        return part;
    }

    /** @throws Refusal UNSUPPORTED_MEDIA_TYPE or MALFORMED_REQUEST, see {@link StrictJson} */
    public JsonObject json() {
        requireType("application/json");
        return StrictJson.object(body());
    }

    public Fields fields() {
        return Fields.of(json());
    }

    /** @throws Refusal UNSUPPORTED_MEDIA_TYPE unless it is application/x-www-form-urlencoded; MALFORMED_REQUEST on NUL */
    public MultiMap form() {
        requireType("application/x-www-form-urlencoded");
        var form = FormBody.read(body());
        formLanguage = Optional.ofNullable(form.get("lang"));
        return form;
    }

    /** The bytes that came; empty where there were none. */
    public Buffer body() {
        return Bodies.of(context);
    }

    /** For requests whose address says it all. @throws Refusal MALFORMED_REQUEST if a body came */
    public void noBody() {
        if (body().length() > 0) {
            throw Refusal.of(ProblemKind.MALFORMED_REQUEST, "The address says it all; send no body.");
        }
    }

    private void requireType(String type) {
        var given = header("Content-Type").orElse("").toLowerCase(Locale.ROOT).split(";", 2);
        boolean charset = given.length == 1 || given[1].strip().matches("charset\\s*=\\s*\"?utf-8\"?");
        if (!given[0].strip().equals(type) || !charset) {
            throw Refusal.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send " + type + " in UTF-8.");
        }
    }

    /** Sets a header of the answer. */
    public Call with(String name, String value) {
        context.response().putHeader(name, value);
        return this;
    }

    public Future<Void> answer(int status, JsonObject body) {
        return answer(status, "application/json", body.toBuffer());
    }

    public Future<Void> answer(int status, String type, Buffer body) {
        var response = context.response().setStatusCode(status).putHeader("Content-Type", type);
        unlessSaidDoNotStore();
        return response.end(body);
    }

    /** A page for this reader alone, which no cache may keep. */
    public Future<Void> page(int status, Buffer html) {
        return PageHeaders.put(context.response().setStatusCode(status))
                .putHeader("Cache-Control", "no-store")
                .end(html);
    }

    /** After a form: the browser fetches this address instead (RFC 9110, section 15.4.4). */
    public Future<Void> seeOther(String address) {
        return context.response()
                .setStatusCode(303)
                .putHeader("Location", address)
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    /**
     * Where somebody sees a comment after a form: in the article where it is ours; else on the discussion's own page,
     * which knows {@code minSeq}.
     */
    public String pageOf(SiteKey site, CommentView comment, long seq) {
        var page = comment.permalink().replaceFirst("[?#].*", "");
        var anchor =
                comment.number().isPresent() ? "#comment-" + comment.number().getAsInt() : "";
        var shown = isOurs(page)
                ? page
                : OwnPage.of(site.value(), comment.discussionId(), language()).path();
        var language =
                language() == preferredLanguage() ? "" : "&lang=" + language().tag();
        return shown + "?minSeq=" + seq + language + anchor;
    }

    /** Keeps a guest's token in a cookie that only forms and own pages of ours get to see. */
    public Call remember(String guestToken) {
        context.response()
                .addCookie(Cookie.cookie(Callers.COOKIE, guestToken)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure())
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(GUEST_SECONDS));
        return this;
    }

    public Future<Void> noContent() {
        unlessSaidDoNotStore();
        return context.response().setStatusCode(204).end();
    }

    private void unlessSaidDoNotStore() {
        var headers = context.response().headers();
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    public Future<Void> problem(Refusal refusal) {
        return Problems.answer(context, refusal);
    }
}
