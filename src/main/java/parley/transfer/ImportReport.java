package parley.transfer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what an import met, and tells it in a few plain lines. For one thread. */
public final class ImportReport {

    private long pages;
    private long replies;
    private long alreadyThere;
    private final EnumMap<Approval, Long> comments = new EnumMap<>(Approval.class);
    private final SortedMap<Skipped, Long> skipped = new TreeMap<>();
    private final SortedMap<Mended, Long> mended = new TreeMap<>();

    void page(ForeignPage page) {
        pages++;
        for (var comment : page.comments()) {
            comments.merge(comment.approval(), 1L, Long::sum);
            if (comment.parentForeignId().isPresent()) {
                replies++;
            }
        }
    }

    void skipped(Skipped reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    void mended(Mended what) {
        mended.merge(what, 1L, Long::sum);
    }

    /** Counts comments that an earlier run had brought along; they stay among {@link #comments()}. */
    public void alreadyThere(long more) {
        alreadyThere += more;
    }

    public long pages() {
        return pages;
    }

    /** All comments that were read, replies and the not approved ones included, those left out not. */
    public long comments() {
        return comments.values().stream().mapToLong(Long::longValue).sum();
    }

    public long comments(Approval approval) {
        return comments.getOrDefault(approval, 0L);
    }

    public long replies() {
        return replies;
    }

    public long alreadyThere() {
        return alreadyThere;
    }

    public SortedMap<Skipped, Long> skipped() {
        return Collections.unmodifiableSortedMap(skipped);
    }

    public SortedMap<Mended, Long> mended() {
        return Collections.unmodifiableSortedMap(mended);
    }

    /** A few lines for a person, without a line break at the end. */
    @Override
    public String toString() {
        var lines = new StringBuilder(
                "Read %d comments on %d pages, %d of them replies.".formatted(comments(), pages, replies));
        lines.append("\nApproved %d, waiting %d, spam %d, in the trash %d."
                .formatted(
                        comments(Approval.APPROVED),
                        comments(Approval.PENDING),
                        comments(Approval.SPAM),
                        comments(Approval.TRASH)));
        if (alreadyThere > 0) {
            lines.append("\nAlready there: %d.".formatted(alreadyThere));
        }
        tell(lines, "Left out", skipped, Skipped::words);
        tell(lines, "Mended", mended, Mended::words);
        return lines.toString();
    }

    private static <R> void tell(
            StringBuilder lines, String what, SortedMap<R, Long> counts, Function<R, String> words) {
        if (!counts.isEmpty()) {
            lines.append(counts.entrySet().stream()
                    .map(entry -> "%d %s".formatted(entry.getValue(), words.apply(entry.getKey())))
                    .collect(Collectors.joining("; ", "\n%s: ".formatted(what), ".")));
        }
    }
}
