package parley.screening;

/**
 * Why a comment waits or is refused.
 *
 * @param check the stable name of the check, as in {@link Screening#ORDER}
 * @param detail plain text for the author; may quote the author's own words, so escape it
 */
public record Reason(String check, String detail) {}
