package parley.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parley.bus.Bus;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.ConfigureSite;
import parley.sites.Policy;
import parley.sites.Site;

/** The sites of this installation: who may embed them, and what each asks of comments. */
public final class SitesRoutes implements Routes {
    private static final String IF_MATCH = "If-Match";

    private final Desk desk;
    private final Bus bus;

    public SitesRoutes(Desk desk, Bus bus) {
        this.desk = desk;
        this.bus = bus;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/api/v1/sites", desk.json(this::list));
        desk.get(router, "/api/v1/sites/:key", desk.json(this::show));
        router.put("/api/v1/sites/:key").handler(desk.json(this::configure));
    }

    private Future<Void> list(Call call) {
        if (!call.caller().mayAnywhere(Right.EDIT_POLICY)) {
            call.caller().mustSomewhere(Right.READ_QUEUES);
        }
        call.noQuery();
        var all = new JsonArray();
        desk.sites().keys().stream()
                .filter(key -> sees(call.caller(), key))
                .forEach(key -> all.add(json(desk.sites().get(key))));
        return call.answer(200, new JsonObject().put("sites", all));
    }

    private Future<Void> show(Call call) {
        call.noQuery();
        var key = call.path("key");
        if (!sees(call.caller(), new SiteKey(key))) {
            call.caller().must(Right.READ_QUEUES, new SiteKey(key));
        }
        return answer(call, 200, call.site(key));
    }

    private Future<Void> configure(Call call) {
        call.noQuery();
        var key = new SiteKey(call.path("key"));
        call.caller().must(Right.EDIT_POLICY, key);
        if (!SiteKey.fits(key.value())) {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED, "key", "has 1 to 64 characters of a-z, 0-9 and -, and begins without -");
        }
        var fields = call.fields();
        var name = fields.text("name").strip();
        var origins = fields.texts("origins");
        var policy = fields.optionalMap("policy");
        fields.check();
        var command = new ConfigureSite(
                call.caller().scope(), key, named(name), exact(origins), policy.map(SitesRoutes::policy), seen(call));
        return bus.ask(command).compose(done -> answer(call, done.made() ? 201 : 200, done.site()));
    }

    /** Whoever moderates by a policy may read it, as may whoever sets it. */
    private static boolean sees(Caller caller, SiteKey key) {
        return caller.may(Right.READ_QUEUES, key) || caller.may(Right.EDIT_POLICY, key);
    }

    private static String named(String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > ConfigureSite.LONGEST_NAME) {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED, "/name", "has 1 to " + ConfigureSite.LONGEST_NAME + " characters");
        }
        return name;
    }

    /** Browsers compare them letter by letter, so one that is written otherwise would never match. */
    private static List<String> exact(List<String> origins) {
        if (origins.size() > ConfigureSite.MOST_ORIGINS) {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED, "/origins", "has at most " + ConfigureSite.MOST_ORIGINS + " entries");
        }
        for (int i = 0; i < origins.size(); i++) {
            var origin = origins.get(i);
            if (!DiscussionKey.originOf(origin).filter(origin::equals).isPresent()) {
                throw Refusal.field(
                        ProblemKind.NOT_ACCEPTED,
                        "/origins/" + i,
                        "is scheme, host and port, as in https://news.example.org");
            }
        }
        return origins.stream().distinct().toList();
    }

    private static Policy policy(JsonObject json) {
        try {
            return Policy.fromJson(json);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED,
                    "/policy",
                    Optional.ofNullable(wrong.getMessage()).orElse(""));
        }
    }

    /** Versions stand in quotes (RFC 9110, section 8.8.3); {@code If-None-Match: *} means that there is none yet. */
    private static OptionalInt seen(Call call) {
        var match = call.header(IF_MATCH);
        if (match.isEmpty()) {
            return call.header("If-None-Match").filter("*"::equals).isPresent()
                    ? OptionalInt.of(0)
                    : OptionalInt.empty();
        }
        var version = match.get();
        if (!version.matches("\"[0-9]{1,9}\"")) {
            throw Refusal.field(ProblemKind.MALFORMED_REQUEST, IF_MATCH, "must be the ETag of the site, in quotes");
        }
        return OptionalInt.of(Integer.parseInt(version.substring(1, version.length() - 1)));
    }

    private static Future<Void> answer(Call call, int status, Site site) {
        return call.with("ETag", "\"" + site.version() + "\"").answer(status, json(site));
    }

    private static JsonObject json(Site site) {
        return new JsonObject()
                .put("key", site.key().value())
                .put("name", site.name())
                .put("origins", new JsonArray(site.origins()))
                .put("policy", site.policy().toJson())
                .put("version", site.version());
    }
}
