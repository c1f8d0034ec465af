package parley.threading;

import static parley.threading.PageReader.AROUND;
import static parley.threading.PageReader.FIRST_REPLIES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import parley.event.DiscussionId;
import parley.journal.Epoch;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.PageRows.Walked;

/** Makes pages of rows: display order, and the cursors that lead on. */
record PageMaker(Epoch epoch) {

    Page page(PageQuery query, Origin origin, PageRows rows) {
        if (origin.expired(rows.generation())) {
            throw Refusal.of(ProblemKind.CURSOR_EXPIRED);
        }
        var discussion = rows.discussion().orElseGet(() -> Discussion.unwritten(query.site(), query.key()));
        var top = rows.top();
        var from = top.isEmpty()
                ? origin
                : origin.below(top.stream().map(Walked::rootNumber).toList());
        int looked = query.limit() + origin.above().size();
        var walk = new Walk(
                query.discussion(), query.sort(), rows, from, rows.onwards(), looked, query.limit() - top.size());
        var roots = new ArrayList<>(top);
        roots.addAll(origin.back() ? walk.kept().reversed() : walk.kept());
        int replies = query.allReplies() ? PageReader.ALL_REPLIES : FIRST_REPLIES;
        var comments = new ArrayList<CommentView>();
        roots.forEach(root -> comments.addAll(beginning(root, replies, discussion)));
        return new Page(view(discussion), comments, walk.next(), Optional.empty(), rows.generation(), top.size());
    }

    Page context(Query.Context query, PageRows rows) {
        var discussion = rows.discussion().orElseThrow(PageReader::unknown);
        var onwards = rows.onwards();
        var self = onwards.getFirst();
        var on =
                around(query, rows, Origin.natural(rows.generation(), self, false), onwards.subList(1, onwards.size()));
        var back = around(query, rows, Origin.natural(rows.generation(), self, true), rows.back());
        var comments = new ArrayList<CommentView>();
        back.kept().reversed().forEach(root -> comments.addAll(beginning(root, FIRST_REPLIES, discussion)));
        comments.addAll(self.from().isEmpty() ? beginning(self, FIRST_REPLIES, discussion) : around(self, discussion));
        on.kept().forEach(root -> comments.addAll(beginning(root, FIRST_REPLIES, discussion)));
        return new Page(view(discussion), comments, on.next(), back.next(), rows.generation(), 0);
    }

    private static Walk around(Query.Context query, PageRows rows, Origin from, List<Walked> walked) {
        int limit = from.back() ? (query.limit() - 1) / 2 : query.limit() / 2;
        return new Walk(query.discussion(), query.sort(), rows, from, walked, limit, limit);
    }

    Page branch(Query.Branch query, PageRows rows) {
        var discussion = rows.discussion().orElseThrow(PageReader::unknown);
        var found =
                rows.onwards().stream().flatMap(part -> part.replies().stream()).toList();
        var kept = found.stream().limit(query.limit()).toList();
        var next = found.size() > kept.size()
                ? Optional.of(new Cursor.Branch(query.top(), path(kept.getLast())).text())
                : Optional.<String>empty();
        return new Page(view(discussion), views(kept, discussion), next);
    }

    /**
     * A walk over roots that asked for one more than it keeps, to know whether there is one; and for as many as may have
     * stood above, where they were pinned.
     */
    private record Walk(
            DiscussionId discussion,
            Sort sort,
            PageRows rows,
            Origin origin,
            List<Walked> walked,
            int looked,
            int limit) {

        private List<Walked> left() {
            return walked.stream()
                    .filter(root -> !origin.above().contains(root.rootNumber()))
                    .toList();
        }

        List<Walked> kept() {
            return left().stream().limit(limit).toList();
        }

        Optional<String> next() {
            if (left().size() > limit) {
                var last = kept().isEmpty() ? origin : origin(kept().getLast());
                return Optional.of(cursor(last).text());
            }
            return sort == Sort.BEST && origin.cutShort(rows.ranked(), looked)
                    ? Optional.of(
                            cursor(origin.beyond(rows.generation(), looked)).text())
                    : Optional.empty();
        }

        private Origin origin(Walked root) {
            return Origin.natural(rows.generation(), root, origin.back()).below(origin.above());
        }

        private Cursor cursor(Origin from) {
            return sort == Sort.BEST
                    ? new Cursor.Ranked(
                            discussion, from.back(), rows.generation(), from.offset(), from.number(), from.above())
                    : new Cursor.ByNumber(discussion, sort, from.back(), from.number(), from.above());
        }
    }

    private static List<CommentView> beginning(Walked root, int limit, Discussion discussion) {
        var kept = root.replies().stream().limit(limit).toList();
        boolean more = root.replies().size() > kept.size();
        return branch(root, more ? Optional.of(path(kept.getLast())) : Optional.empty(), kept, discussion);
    }

    /**
     * The beginning of a branch, the ancestors of one comment in it, and what stands around that. Where something is
     * left out in between, {@code repliesNext} leads into that gap: whoever follows it misses nothing.
     */
    private static List<CommentView> around(Walked root, Discussion discussion) {
        var beginning = root.beginning();
        var from = root.from().stream().limit(AROUND + 1).toList();
        var start = root.before().isEmpty() ? from.getFirst() : root.before().getFirst();
        boolean whole = root.before().size() < AROUND || start.compareTo(beginning.getLast()) <= 0;
        var keep = new HashSet<>(beginning.subList(0, Math.min(FIRST_REPLIES, beginning.size())));
        keep.addAll(root.before());
        keep.addAll(from);
        keep.addAll(root.ancestors());
        var kept = root.replies().stream()
                .filter(reply -> keep.contains(path(reply)))
                .toList();
        var last = whole ? from.getLast() : beginning.get(FIRST_REPLIES - 1);
        boolean more = !whole || root.from().size() > from.size();
        return branch(root, more ? Optional.of(last) : Optional.empty(), kept, discussion);
    }

    private static List<CommentView> branch(
            Walked root, Optional<TreePath> last, List<Comment> replies, Discussion discussion) {
        var top = CommentView.of(root.root(), discussion);
        var views = new ArrayList<CommentView>();
        views.add(last.map(path -> top.continuing(new Cursor.Branch(root.root().id(), path).text()))
                .orElse(top));
        views.addAll(views(replies, discussion));
        return views;
    }

    private static List<CommentView> views(List<Comment> comments, Discussion discussion) {
        return comments.stream()
                .map(comment -> CommentView.of(comment, discussion))
                .toList();
    }

    private static TreePath path(Comment comment) {
        return comment.place().orElseThrow().path();
    }

    private DiscussionView view(Discussion discussion) {
        return DiscussionView.of(discussion, epoch.value());
    }
}
