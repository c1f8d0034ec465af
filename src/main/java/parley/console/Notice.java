package parley.console;

import java.util.List;
import java.util.Optional;

/**
 * What is said after a deed, once.
 *
 * @param wrong whether it is that something was not done
 * @param undo decisions that a button beside it takes back; none, and there is no button
 */
public record Notice(String text, boolean wrong, List<String> undo) {

    static Notice wrong(String text) {
        return new Notice(text, true, List.of());
    }

    static Notice done(String text, List<String> undo) {
        return new Notice(text, false, List.copyOf(undo));
    }

    /** As a field of a form; empty where nothing can be taken back. */
    public Optional<String> undoable() {
        return undo.isEmpty() ? Optional.empty() : Optional.of(String.join(".", undo));
    }
}
