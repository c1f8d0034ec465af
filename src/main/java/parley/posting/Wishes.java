package parley.posting;

import parley.database.Batch;
import parley.threading.Comment;

/** Takes note that somebody wants mail about a new comment, in the transaction that takes the comment in. */
public interface Wishes {
    /** Where no mail is sent. */
    Wishes NONE = (batch, comment, lang, mayAsk) -> {};

    /**
     * @param lang in which they read
     * @param mayAsk whether their address may be sent a mail now that asks whether it is theirs
     * @throws parley.problem.Refusal NOT_ACCEPTED if there is no address that mail can be sent to
     */
    void wish(Batch batch, Comment comment, String lang, boolean mayAsk);
}
