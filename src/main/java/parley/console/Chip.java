package parley.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.moderation.ModeratedComment;
import parley.screening.Reason;
import parley.screening.Screening;
import parley.texts.Texts;

/**
 * Why somebody looks at a comment, in a word or two.
 *
 * @param detail the whole sentence
 * @param reported whether readers said it, not the machine
 */
public record Chip(String label, String detail, boolean reported) {
    public static final List<String> REPORTS = List.of("spam", "abuse", "off-topic", "private", "other");

    private static final Set<String> CHECKS = Stream.concat(
                    Screening.ORDER.stream().map(Screening.Step::name), Stream.of("withdrawn", "redacted", "reports"))
            .collect(Collectors.toUnmodifiableSet());

    /** What screening quotes of the author's words stands between these. */
    private static final Pattern QUOTED = Pattern.compile("“([^“”]+)”");

    static List<Chip> of(ModeratedComment moderated, Texts t) {
        var chips = new ArrayList<Chip>();
        moderated.comment().held().forEach(reason -> chips.add(of(reason, t)));
        moderated
                .dossier()
                .reports()
                .ifPresent(reports -> reports.forEach(entry -> {
                    var label = t.get("script.report." + entry.getKey());
                    chips.add(new Chip(label + " × " + entry.getValue(), t.get("console.reported", label), true));
                }));
        return List.copyOf(chips);
    }

    static Chip of(Reason reason, Texts t) {
        return new Chip(name(reason.check(), t), t.said(reason.detail()), false);
    }

    static String name(String check, Texts t) {
        return CHECKS.contains(check) ? t.get("console.check." + check) : check;
    }

    /** For choosing one: all checks that can hold a comment. */
    public static List<String> checks() {
        return Screening.ORDER.stream()
                .map(Screening.Step::name)
                .filter(name -> !Set.of("closed", "barred", "shadow-banned", "empty", "length")
                        .contains(name))
                .toList();
    }

    /** The author's own words that checks stumbled over. */
    static List<String> quoted(List<Reason> reasons) {
        return reasons.stream()
                .flatMap(reason -> QUOTED.matcher(reason.detail()).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    public Optional<String> hint() {
        return Optional.of(detail).filter(text -> !text.equals(label));
    }
}
