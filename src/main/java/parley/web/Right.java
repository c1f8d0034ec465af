package parley.web;

/** What the newsroom may do, as deciders ask for it. Who has which: {@link Rights}. */
public enum Right {
    /** Queues, what waits, mail addresses of authors, notes of colleagues. */
    READ_QUEUES,
    /** Decisions, marks, claims, undo. */
    DECIDE,
    /** Watch, mute, suspend, ban; notes and badges. */
    JUDGE_AUTHORS,
    CLOSE_DISCUSSIONS,
    /** Pages of up to 500 comments, and whole branches. */
    BIG_PAGES,
    /** To write in the site's name, past screening, and to reword what others wrote. */
    SPEAK,
    EDIT_POLICY,
    READ_AUDIT,
    /** Of the whole installation, like {@link #MANAGE_KEYS}: never of one site. */
    MANAGE_STAFF,
    MANAGE_KEYS
}
