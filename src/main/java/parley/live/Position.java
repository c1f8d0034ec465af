package parley.live;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** How far somebody has got: a {@code seq}, and the history that it belongs to, where they know it. */
record Position(OptionalLong seq, Optional<String> epoch) {
    static final Position NOW = new Position(OptionalLong.empty(), Optional.empty());

    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z0-9_-]{1,64})\\.)?([0-9]{1,18})");

    /**
     * Reads {@code <seq>} or {@code <epoch>.<seq>}.
     *
     * @throws Refusal BAD_CURSOR
     */
    static Position of(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw Refusal.of(ProblemKind.BAD_CURSOR);
        }
        return new Position(OptionalLong.of(Long.parseLong(match.group(2))), Optional.ofNullable(match.group(1)));
    }
}
