package parley.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Puts the comments of one page in order: a parent before its replies, else by date, then by id. Replies that hang on
 * nothing become roots. Walks without recursion, since an export may nest as deep as it likes.
 */
final class ReplyOrder {

    private static final Comparator<ForeignComment> BY_DATE_THEN_ID = Comparator.comparing(ForeignComment::createdAt)
            // ids are numbers as text: the shorter one is the smaller one
            .thenComparingInt(comment -> comment.foreignId().length())
            .thenComparing(ForeignComment::foreignId);

    private final Map<String, ForeignComment> byId = new LinkedHashMap<>();
    private final ImportReport report;

    private ReplyOrder(List<ForeignComment> comments, ImportReport report) {
        this.report = report;
        for (var comment : comments) {
            if (byId.putIfAbsent(comment.foreignId(), comment) != null) {
                report.skipped(Skipped.SAME_ID);
            }
        }
    }

    static List<ForeignComment> of(List<ForeignComment> comments, ImportReport report) {
        var order = new ReplyOrder(comments, report);
        order.releaseOrphans();
        order.cutCircles();
        return order.parentsFirst();
    }

    private void releaseOrphans() {
        byId.replaceAll((id, comment) -> {
            if (comment.parentForeignId()
                    .filter(parent -> !byId.containsKey(parent))
                    .isEmpty()) {
                return comment;
            }
            report.mended(Mended.PARENT_MISSING);
            return comment.asRoot();
        });
    }

    private void cutCircles() {
        var settled = new HashSet<String>();
        for (var id : List.copyOf(byId.keySet())) {
            cutCircleAbove(id, settled);
        }
    }

    private void cutCircleAbove(String start, Set<String> settled) {
        var path = new ArrayList<ForeignComment>();
        var place = new HashMap<String, Integer>();
        var at = byId.get(start);
        while (at != null && settled.add(at.foreignId())) {
            place.put(at.foreignId(), path.size());
            path.add(at);
            at = at.parentForeignId().map(byId::get).orElse(null);
        }
        if (at == null) {
            return;
        }
        var back = place.get(at.foreignId());
        if (back != null) {
            var first = path.subList(back, path.size()).stream()
                    .min(BY_DATE_THEN_ID)
                    .orElse(at);
            byId.put(first.foreignId(), first.asRoot());
            report.mended(Mended.CIRCLE_CUT);
        }
    }

    private List<ForeignComment> parentsFirst() {
        var ready = new PriorityQueue<>(BY_DATE_THEN_ID);
        var replies = new HashMap<String, List<ForeignComment>>();
        for (var comment : byId.values()) {
            comment.parentForeignId()
                    .map(parent -> replies.computeIfAbsent(parent, none -> new ArrayList<>()))
                    .ifPresentOrElse(siblings -> siblings.add(comment), () -> ready.add(comment));
        }
        var ordered = new ArrayList<ForeignComment>(byId.size());
        for (var next = ready.poll(); next != null; next = ready.poll()) {
            ordered.add(next);
            ready.addAll(replies.getOrDefault(next.foreignId(), List.of()));
        }
        return ordered;
    }
}
