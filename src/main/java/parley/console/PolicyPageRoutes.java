package parley.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import parley.bus.Bus;
import parley.event.SiteKey;
import parley.moderation.PreviewPolicy;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.sites.ConfigureSite;
import parley.sites.Policy;
import parley.sites.Site;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.Right;

/** What a site asks of comments: to be read, tried on the last hundred, and saved. */
final class PolicyPageRoutes implements parley.web.Routes {
    private static final String PATH = "/console/policy";

    private final Desk desk;
    private final Bus bus;
    private final Reception reception;
    private final Templates templates;
    private final Frames frames;

    PolicyPageRoutes(Room room) {
        desk = room.desk();
        bus = room.bus();
        reception = room.reception();
        templates = room.templates();
        frames = room.frames();
    }

    @Override
    public void mount(Router router) {
        desk.get(router, PATH, desk.any(reception.look(this::look)));
        router.post(PATH).handler(desk.any(reception.act(this::save)));
        router.post(PATH + "/preview").handler(desk.any(reception.act(this::preview)));
    }

    private Future<Void> look(Call call, Caller.Staff staff) {
        var sites = frames.of(staff, Right.EDIT_POLICY);
        if (sites.isEmpty()) {
            staff.mustSomewhere(Right.EDIT_POLICY);
            throw Refusal.of(ProblemKind.NOT_ALLOWED);
        }
        var site = frames.site(call, staff, Right.EDIT_POLICY)
                .map(desk.sites()::get)
                .orElse(sites.getFirst());
        boolean saved = call.context().queryParams().contains("saved");
        var notice = saved
                ? Optional.of(Notice.done(call.texts().get("console.policy.saved"), List.of()))
                : Optional.<Notice>empty();
        return show(call, staff, view(call, site, PolicyForm.of(site)), notice);
    }

    private static PolicyView view(Call call, Site site, PolicyForm form) {
        return new PolicyView(call.texts(), site, form, "", List.of(), Optional.empty());
    }

    private Future<Void> show(Call call, Caller.Staff staff, PolicyView view, Optional<Notice> notice) {
        boolean fine = view.wrong().isEmpty() && view.theirs().isEmpty();
        var title = call.texts().get("console.area.policy");
        var frame = frames.frame(call, staff, Optional.of(view.site().key()), "policy", title)
                .saying(notice);
        var html = templates.render("policy", Map.of("frame", frame, "view", view));
        return reception.page(call, fine || Reception.isPartial(call) ? 200 : 422, html);
    }

    private Site asked(Call call, Caller.Staff staff) {
        var key = new SiteKey(Optional.ofNullable(call.form().get("site")).orElse(""));
        staff.must(Right.EDIT_POLICY, key);
        return desk.sites().get(key);
    }

    private Future<Void> preview(Call call, Caller.Staff staff) {
        var site = asked(call, staff);
        var form = PolicyForm.of(call.form());
        return policy(site, form)
                .<Future<Void>>map(policy -> bus.ask(new PreviewPolicy(staff, site.key(), policy))
                        .compose(preview -> show(
                                call,
                                staff,
                                new PolicyView(call.texts(), site, form, "", List.of(), Optional.of(preview)),
                                Optional.empty())))
                .orElseGet(() -> wrong(call, staff, site, form));
    }

    private Future<Void> save(Call call, Caller.Staff staff) {
        var site = asked(call, staff);
        var form = PolicyForm.of(call.form());
        return policy(site, form)
                .map(policy -> save(call, staff, site, form, policy))
                .orElseGet(() -> wrong(call, staff, site, form));
    }

    private Future<Void> save(Call call, Caller.Staff staff, Site site, PolicyForm form, Policy policy) {
        return bus.ask(new ConfigureSite(
                        staff.scope(),
                        site.key(),
                        site.name(),
                        site.origins(),
                        Optional.of(policy),
                        OptionalInt.of(form.seen())))
                .compose(_ -> call.seeOther(PATH + "?site=" + site.key().value() + "&saved"))
                .recover(failure -> failure instanceof Refusal refusal && refusal.kind() == ProblemKind.STALE_VERSION
                        ? tooLate(call, staff, site.key(), form)
                        : Future.failedFuture(failure));
    }

    /** What was typed stays; whoever saves again means to replace what the other one saved. */
    private Future<Void> tooLate(Call call, Caller.Staff staff, SiteKey key, PolicyForm form) {
        return desk.sites().refresh().compose(_ -> {
            var site = desk.sites().get(key);
            var theirs = form.differences(PolicyForm.of(site));
            var view = new PolicyView(call.texts(), site, form.over(site.version()), "", theirs, Optional.empty());
            return show(
                    call,
                    staff,
                    view,
                    Optional.of(Notice.wrong(call.texts().get("console.policy.conflict", view.changed()))));
        });
    }

    private Future<Void> wrong(Call call, Caller.Staff staff, Site site, PolicyForm form) {
        var why = mistake(site, form);
        var view = new PolicyView(call.texts(), site, form, why, List.of(), Optional.empty());
        var said = call.texts().get("console.policy.wrong", why);
        return show(call, staff, view, Optional.of(Notice.wrong(said)));
    }

    private static Optional<Policy> policy(Site site, PolicyForm form) {
        try {
            return Optional.of(form.policy(site.policy()));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static String mistake(Site site, PolicyForm form) {
        try {
            form.policy(site.policy());
            return "";
        } catch (IllegalArgumentException wrong) {
            return Optional.ofNullable(wrong.getMessage()).orElse("?");
        }
    }
}
