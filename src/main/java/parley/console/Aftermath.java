package parley.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import parley.event.Ids;
import parley.moderation.Decision;
import parley.problem.ProblemKind;
import parley.texts.Texts;
import parley.web.Call;

/**
 * What became of a deed. Without scripts it travels in the address of the page that follows: codes and ids, never text,
 * so that nobody can make a link that puts words into our mouth.
 *
 * @param decision a label of {@link Decision}, or {@code undo}
 * @param done how many comments
 * @param undo decisions that can be taken back
 * @param refused the first problem, if something was not done
 */
record Aftermath(String decision, int done, List<UUID> undo, Optional<ProblemKind> refused) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** More than a page has are never decided at once, and an address has its limits. */
    private static final int MOST_UNDO = Look.PAGE;

    static Optional<Notice> said(Call call) {
        return read(call).map(aftermath -> aftermath.notice(call.texts()));
    }

    private static Optional<Aftermath> read(Call call) {
        var query = call.context().queryParams();
        var decision = Optional.ofNullable(query.get("did")).filter(Aftermath::isKnown);
        var refused = Optional.ofNullable(query.get("said")).flatMap(Aftermath::problem);
        if (decision.isEmpty() && refused.isEmpty()) {
            return Optional.empty();
        }
        int done = Optional.ofNullable(query.get("n"))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::parseInt)
                .orElse(0);
        var undo = undo(Optional.ofNullable(query.get("undo")).orElse(""));
        return Optional.of(new Aftermath(decision.orElse("undo"), done, undo, refused));
    }

    static List<UUID> undo(String ids) {
        return List.of(ids.split("\\.")).stream()
                .limit(MOST_UNDO)
                .flatMap(id -> Ids.parse(id).stream())
                .toList();
    }

    private static boolean isKnown(String label) {
        return Decision.of(label).isPresent();
    }

    private static Optional<ProblemKind> problem(String slug) {
        return List.of(ProblemKind.values()).stream()
                .filter(kind -> kind.slug().equals(slug))
                .findFirst();
    }

    Notice notice(Texts t) {
        var ids = undo.stream().map(UUID::toString).toList();
        if (refused.isPresent()) {
            var why = t.title(refused.get()) + ". " + t.advice(refused.get());
            return new Notice(done == 0 ? why : sentence(t) + " " + why, true, ids);
        }
        return Notice.done(sentence(t), ids);
    }

    private String sentence(Texts t) {
        var deed = t.get("console.decided." + decision);
        return done == 1 ? t.get("console.done", deed) : t.get("console.doneMany", deed, t.number(done));
    }

    /** The page to go back to, with this to be said there. */
    String on(String address) {
        var query = new ArrayList<String>();
        if (done > 0) {
            query.add("did=" + decision);
            query.add("n=" + done);
        }
        if (!undo.isEmpty()) {
            query.add(
                    "undo=" + String.join(".", undo.stream().map(UUID::toString).toList()));
        }
        refused.ifPresent(kind -> query.add("said=" + URLEncoder.encode(kind.slug(), StandardCharsets.UTF_8)));
        return address + (address.contains("?") ? "&" : "?") + String.join("&", query);
    }
}
