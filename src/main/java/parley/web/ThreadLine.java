package parley.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.texts.Texts;
import parley.threading.CommentView;

/** One line of a flat list of comments: a comment, or the link to the rest of the branch that ends here. */
public sealed interface ThreadLine {

    record Said(CommentCard card) implements ThreadLine {}

    record More(String rootId, String cursor, String link, String words) implements ThreadLine {}

    /** Whole branches, each root with some of its replies. */
    static List<ThreadLine> of(Texts t, String site, List<CommentView> comments) {
        var lines = new ArrayList<ThreadLine>();
        for (int i = 0; i < comments.size(); ) {
            var root = comments.get(i);
            int end = i + 1;
            while (end < comments.size() && comments.get(end).depth() > root.depth()) {
                end++;
            }
            comments.subList(i, end).forEach(comment -> lines.add(new Said(CommentCard.of(t, site, comment))));
            int left = Math.max(0, root.descendantCount() - (end - i - 1));
            root.repliesNext().ifPresent(cursor -> lines.add(more(t, site, root, cursor, left)));
            i = end;
        }
        return lines;
    }

    /** A part of one branch. */
    static List<ThreadLine> branch(Texts t, String site, List<CommentView> comments, Optional<String> next) {
        var lines = new ArrayList<ThreadLine>();
        comments.forEach(comment -> lines.add(new Said(CommentCard.of(t, site, comment))));
        if (!comments.isEmpty()) {
            next.ifPresent(cursor -> lines.add(more(t, site, comments.getLast(), cursor, 0)));
        }
        return lines;
    }

    /** @param left how many replies are not shown yet; 0 where nobody has counted */
    private static More more(Texts t, String site, CommentView inBranch, String cursor, int left) {
        var page = OwnPage.of(site, inBranch.discussionId(), t.language());
        var words = left == 0 ? t.get("comment.moreUncounted") : t.counted("script.moreReplies", left);
        return new More(inBranch.rootId(), cursor, page.branch(inBranch.rootId(), cursor), words);
    }
}
