package parley.problem;

/**
 * One thing wrong with one field.
 *
 * @param pointer where, as a JSON pointer into the request's body (RFC 6901); a query parameter by its bare name
 * @param detail what, in words for the person who typed it
 */
public record FieldError(String pointer, String detail) {}
