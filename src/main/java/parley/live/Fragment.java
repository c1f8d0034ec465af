package parley.live;

import java.util.Optional;
import parley.texts.Language;
import parley.threading.CommentView;

/** Renders a comment, or the placeholder of one, as it stands in a page. */
@FunctionalInterface
public interface Fragment {
    /**
     * @param site the site's key
     * @param answered whose comment it answers
     */
    String of(Language language, String site, CommentView comment, Optional<String> answered);
}
