package parley.journal;

/**
 * History was rewound: what was told before may never have happened. Whoever keeps something in memory forgets it.
 *
 * @param epoch the new one
 */
public record Rewound(String epoch) {}
