package parley.moderation;

/** @param seq of the discussion, which a report does not raise */
public record Reported(long seq) {}
