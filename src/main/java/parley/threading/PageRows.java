package parley.threading;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a statement of {@link PageSql} answered, sorted out. */
final class PageRows {
    private static final int ROOT = 0;
    private static final int BEGINNING = 1;
    private static final int BEFORE = 2;
    private static final int FROM = 3;

    private final SortedMap<Integer, Walked> walked = new TreeMap<>();
    private @Nullable Discussion discussion;
    private long generation;
    private int ranked;

    /** A root and what was read of its branch. */
    static final class Walked {
        private final SortedMap<TreePath, Comment> replies = new TreeMap<>();
        private final List<TreePath> beginning = new ArrayList<>();
        private final List<TreePath> before = new ArrayList<>();
        private final List<TreePath> from = new ArrayList<>();
        private final List<TreePath> ancestors = new ArrayList<>();
        private @Nullable Comment root;
        private int offset;
        private int number;

        Comment root() {
            return Optional.ofNullable(root).orElseThrow();
        }

        int offset() {
            return offset;
        }

        int number() {
            return number;
        }

        /** The root's own, whatever ordered the walk. */
        int rootNumber() {
            return root().place().orElseThrow().number();
        }

        /** Everything that was read below the root, depth first. */
        Collection<Comment> replies() {
            return replies.values();
        }

        /** Shown replies from the first one on, without a gap. */
        List<TreePath> beginning() {
            return beginning;
        }

        /** What stands right before the comment that was asked for, in order. */
        List<TreePath> before() {
            return before;
        }

        /** The comment that was asked for, and what follows it. */
        List<TreePath> from() {
            return from;
        }

        /** What stands above the comment that was asked for, and itself. */
        List<TreePath> ancestors() {
            return ancestors;
        }

        private void take(int part, Row row) {
            var comment = CommentRow.comment(row);
            if (part == ROOT) {
                root = comment;
                offset = row.getInteger("o");
                number = row.getInteger("n");
                return;
            }
            var path = comment.place().orElseThrow().path();
            replies.put(path, comment);
            switch (part) {
                case BEGINNING -> beginning.add(path);
                case BEFORE -> before.add(path);
                case FROM -> from.add(path);
                default -> ancestors.add(path);
            }
        }
    }

    static PageRows of(RowSet<Row> rows) {
        var found = new PageRows();
        rows.forEach(found::take);
        return found;
    }

    private void take(Row row) {
        int step = row.getInteger("step");
        if (step == 0) {
            discussion = Discussion.of(row);
            generation = row.getLong("generation");
            ranked = row.getInteger("len");
        } else {
            walked.computeIfAbsent(step, _ -> new Walked()).take(row.getInteger("part"), row);
        }
    }

    Optional<Discussion> discussion() {
        return Optional.ofNullable(discussion);
    }

    /** 0 where no ranking ordered the roots. */
    long generation() {
        return generation;
    }

    /** How many roots the ranking holds. */
    int ranked() {
        return ranked;
    }

    /** Walking away from where the page began. */
    List<Walked> onwards() {
        return List.copyOf(walked.subMap(1, PageSql.TOP).values());
    }

    /** Pinned roots, on a first page. */
    List<Walked> top() {
        return List.copyOf(walked.tailMap(PageSql.TOP).values());
    }

    List<Walked> back() {
        return new ArrayList<>(walked.headMap(0).values()).reversed();
    }
}
