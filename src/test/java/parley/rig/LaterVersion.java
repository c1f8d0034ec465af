package parley.rig;

import parley.event.DiscussionId;

/** A node of a version to come, which writes what today's do not understand. */
public record LaterVersion(TestDatabase database) {

    /** Writes a public change of a discussion that is there; its kind is made up. */
    public void writes(DiscussionId discussion, String kind) {
        database.execute("""
                WITH head AS (UPDATE journal_head SET position = position + 1 RETURNING position),
                     grown AS (UPDATE discussion SET seq = seq + 1 WHERE id = '%s' RETURNING id, site, seq)
                INSERT INTO journal (position, discussion_id, site, seq, type, facts, batch, at)
                SELECT head.position, grown.id, grown.site, grown.seq, '%s', '{"worth":[1]}', gen_random_uuid(), now()
                  FROM head, grown""".formatted(discussion, kind));
    }
}
