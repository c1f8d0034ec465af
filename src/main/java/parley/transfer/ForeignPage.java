package parley.transfer;

import java.util.List;

/**
 * One page with its comments as another system exported them.
 *
 * @param key what the widget on that page would give as key: the path of {@code url}, and its query where it has one
 * @param url absolute http or https address, at most 2,000 characters
 * @param title plain text, possibly empty, at most 500 code points
 * @param closed whether new comments were refused there
 * @param comments at least one; a parent stands before its replies, otherwise by date, then by id
 */
public record ForeignPage(String key, String url, String title, boolean closed, List<ForeignComment> comments) {

    public ForeignPage {
        comments = List.copyOf(comments);
    }
}
