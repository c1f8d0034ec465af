package parley.web;

import java.util.ArrayList;
import java.util.List;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Collects what is wrong with a request, so that all of it can be said at once. */
final class Mistakes {
    /** Nobody reads more, and an answer must not grow with the request. */
    private static final int SHOWN = 50;

    private static final int LONGEST_POINTER = 200;

    private final List<FieldError> errors = new ArrayList<>();

    void note(String pointer, String detail) {
        if (errors.size() < SHOWN) {
            errors.add(new FieldError(shortened(pointer), detail));
        }
    }

    /** @throws Refusal MALFORMED_REQUEST with every mistake, if there are any */
    void check() {
        if (!errors.isEmpty()) {
            throw Refusal.of(ProblemKind.MALFORMED_REQUEST, errors);
        }
    }

    private static String shortened(String pointer) {
        if (pointer.length() <= LONGEST_POINTER) {
            return pointer;
        }
        int cut =
                Character.isHighSurrogate(pointer.charAt(LONGEST_POINTER - 1)) ? LONGEST_POINTER - 1 : LONGEST_POINTER;
        return pointer.substring(0, cut) + "…";
    }
}
