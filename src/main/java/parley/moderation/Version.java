package parley.moderation;

import parley.threading.Comment;

/**
 * What a moderator has seen of a comment: its words, where it stands, and how many decisions were taken on it. Whoever
 * decides on another version than they have seen is told so.
 */
record Version(int revision, int decisions, String status) {

    static Version of(Comment comment, int decisions) {
        return new Version(comment.revision(), decisions, comment.status().label());
    }

    /** Opaque to clients, though they may compare. */
    @Override
    public String toString() {
        return revision + "." + decisions + "." + status;
    }
}
