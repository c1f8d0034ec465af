package parley.live;

/**
 * Told to every event loop when history was rewound and no old ring is left to be found.
 *
 * @param epoch the new one
 */
record RingsCleared(String epoch) {}
