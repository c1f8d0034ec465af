package parley.moderation;

/** @param seq of the discussion, after it */
public record Decided(ModeratedComment comment, long seq) {}
