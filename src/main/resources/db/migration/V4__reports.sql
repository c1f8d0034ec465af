-- What readers report, and what the newsroom marks.

-- owner: moderation
-- One open report per person and comment: a second one replaces the first. A decision on the comment closes them.
-- `person` is a guest, or the hash of a stranger's network.
CREATE TABLE report (
    comment_id uuid        NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    person     text        NOT NULL,
    site       text        NOT NULL,
    reason     text        NOT NULL CHECK (reason IN ('spam', 'abuse', 'off-topic', 'private', 'other')),
    detail     text,
    at         timestamptz NOT NULL,
    closed_at  timestamptz,
    PRIMARY KEY (comment_id, person)
);
CREATE INDEX report_open ON report (site, comment_id) WHERE closed_at IS NULL;

-- The table is threading's. Badges are words without commas, with commas between them.
ALTER TABLE comment
    ADD COLUMN featured      boolean NOT NULL DEFAULT false,
    ADD COLUMN author_badges text    NOT NULL DEFAULT '';

-- What one reader has done in one discussion, for the answer that is theirs alone; their comments are found by comment_by_guest.
CREATE INDEX vote_by_voter ON vote (voter, comment_id);
CREATE INDEX reaction_by_person ON reaction (person, comment_id);
