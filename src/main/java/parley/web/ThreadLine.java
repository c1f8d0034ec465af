package parley.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import parley.texts.Texts;
import parley.threading.CommentView;

/** One line of a flat list of comments: a comment, or the link to the rest of the branch that ends here. */
public sealed interface ThreadLine {
    /** Deeper ones stand no further in, so they say whom they answer. */
    int INDENTED = 4;

    record Said(CommentCard card) implements ThreadLine {}

    record More(String rootId, String cursor, String link, String words) implements ThreadLine {}

    /**
     * Whole branches, each root with some of its replies.
     *
     * @param top how many of the roots come first because they are pinned
     */
    static List<ThreadLine> of(Texts t, String site, List<CommentView> comments, Reader reader, int top) {
        var lines = new ArrayList<ThreadLine>();
        for (int i = 0, above = top; i < comments.size(); above--) {
            var root = comments.get(i);
            int end = i + 1;
            while (end < comments.size() && comments.get(end).depth() > root.depth()) {
                end++;
            }
            lines.addAll(said(t, site, comments.subList(i, end), reader, above > 0));
            int left = Math.max(0, root.descendantCount() - (end - i - 1));
            root.repliesNext().ifPresent(cursor -> lines.add(more(t, site, root, cursor, left)));
            i = end;
        }
        return lines;
    }

    /** A part of one branch. */
    static List<ThreadLine> branch(
            Texts t, String site, List<CommentView> comments, Optional<String> next, Reader reader) {
        var lines = new ArrayList<ThreadLine>(said(t, site, comments, reader, false));
        if (!comments.isEmpty()) {
            next.ifPresent(cursor -> lines.add(more(t, site, comments.getLast(), cursor, 0)));
        }
        return lines;
    }

    private static List<Said> said(Texts t, String site, List<CommentView> comments, Reader reader, boolean top) {
        var names = new HashMap<String, String>();
        comments.forEach(comment -> comment.author().ifPresent(author -> names.put(comment.id(), author.name())));
        return comments.stream()
                .map(comment -> new Said(new CommentCard(
                        t,
                        site,
                        comment,
                        List.of(),
                        comment.parentId()
                                .filter(_ -> comment.depth() > INDENTED)
                                .map(names::get),
                        reader.mayChange(comment),
                        top && comment.depth() == 0)))
                .toList();
    }

    /** @param left how many replies are not shown yet; 0 where nobody has counted */
    private static More more(Texts t, String site, CommentView inBranch, String cursor, int left) {
        var page = OwnPage.of(site, inBranch.discussionId(), t.language());
        var words = left == 0 ? t.get("comment.moreUncounted") : t.counted("script.moreReplies", left);
        return new More(inBranch.rootId(), cursor, page.branch(inBranch.rootId(), cursor), words);
    }
}
