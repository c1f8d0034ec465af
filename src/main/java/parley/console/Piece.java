package parley.console;

/** A piece of plain text, to be escaped. */
public record Piece(String text, boolean marked) {}
