package parley.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.moderation.CountQueues;
import parley.moderation.Queue;
import parley.texts.Texts;

/** A queue's tab: where it leads, and how much waits there. */
public record Tab(String label, String address, String count, boolean current) {

    static List<Tab> all(Texts t, Look look, Map<Queue, Integer> counts) {
        var tabs = new ArrayList<Tab>();
        for (var queue : Queue.values()) {
            tabs.add(new Tab(
                    name(t, queue),
                    look.in(queue).address(),
                    count(t, counts.getOrDefault(queue, 0)),
                    queue == look.queue()));
        }
        return tabs;
    }

    static String name(Texts t, Queue queue) {
        return t.get("console.queue." + queue.label());
    }

    /** From some length on a queue is only long. */
    static String count(Texts t, int count) {
        return count >= CountQueues.Counts.CAP ? t.number(count) + "+" : t.number(count);
    }
}
