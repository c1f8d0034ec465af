-- What moderators search, how decisions are undone, and who is looking.

-- Decisions on one comment are counted, 1, 2, 3 …, under the lock of its discussion: clocks of nodes differ, and the
-- last one must be known. `was` and `became` are where the comment stood before and after; `queue` is the one it waited in,
-- `waited_ms` for how long. `undoes` names the decision that an `undo` takes back. A redaction keeps what was written.
ALTER TABLE decision
    ADD COLUMN nth         integer,
    ADD COLUMN was         text,
    ADD COLUMN became      text,
    ADD COLUMN queue       text CHECK (queue IN ('pending', 'reported')),
    ADD COLUMN waited_ms   bigint,
    ADD COLUMN undoes      uuid,
    ADD COLUMN before_text text,
    ADD COLUMN before_html text,
    DROP CONSTRAINT decision_decision_check,
    ADD CONSTRAINT decision_decision_check
        CHECK (decision IN ('approve', 'reject', 'spam', 'remove', 'restore', 'redact', 'undo'));
UPDATE decision d SET nth = counted.nth
  FROM (SELECT id, row_number() OVER (PARTITION BY comment_id ORDER BY at, id) AS nth FROM decision) AS counted
 WHERE d.id = counted.id;
ALTER TABLE decision ALTER COLUMN nth SET NOT NULL;
DROP INDEX decision_by_comment;
CREATE UNIQUE INDEX decision_by_comment ON decision (comment_id, nth);
CREATE INDEX decision_by_age ON decision (site, at);

-- Which decision closed a report, so that undoing it opens the report again.
ALTER TABLE report ADD COLUMN closed_by uuid;

-- owner: moderation
-- Who is looking at a comment, until when. A row whose time is over means nothing.
CREATE TABLE comment_claim (
    comment_id uuid PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE,
    claimed_by text        NOT NULL,
    until      timestamptz NOT NULL
);

-- owner: moderation
-- The words of each comment and of its author's name, for full-text search. A follower of the journal writes it, so that
-- posting does not pay for it; it is some moments behind.
CREATE TABLE comment_words (
    comment_id uuid PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE,
    words      tsvector NOT NULL
);
-- The follower starts from here, not from when it is deployed: what a node of the version before writes meanwhile is found.
INSERT INTO bookmark (follower, position) SELECT 'search', position FROM journal_head ON CONFLICT DO NOTHING;
INSERT INTO comment_words SELECT id, to_tsvector('simple', author_name || ' ' || text) FROM comment;
CREATE INDEX comment_by_word ON comment_words USING gin (words);

-- Both leave out what most comments are, so that posting hardly pays: those that are readable, those that were not held.
CREATE INDEX comment_out_of_sight ON comment (discussion_id, status, created_at, id) WHERE status <> 'published';
CREATE INDEX comment_by_check ON comment USING gin (held jsonb_path_ops) WHERE held <> '[]';
