package parley.console;

import java.util.List;
import java.util.Optional;

/**
 * A page of a queue.
 *
 * @param next absent on the last page
 * @param length of the queue, as far as it is counted
 */
public record QueueView(
        Look look, List<QueueRow> rows, Optional<Look> next, List<Tab> tabs, int length, Optional<Sheet> sheet) {

    /** Where the list came back to, after something was decided. */
    public String here() {
        return look.closed().address();
    }
}
