-- What moderators know of authors, whom they keep out by where they come from, and what reports weigh.

-- Badges are words without commas, with commas between them; later comments of the author wear them.
ALTER TABLE author_state ADD COLUMN badges text NOT NULL DEFAULT '';
COMMENT ON COLUMN author_state.shadow_banned IS 'what they write is seen by them alone';

-- owner: moderation
-- What colleagues should know of an author. Never shown to readers, and never in the audit.
CREATE TABLE author_note (
    id         uuid PRIMARY KEY,
    site       text        NOT NULL REFERENCES site (key),
    author_id  text        NOT NULL,
    text       text        NOT NULL,
    written_by text        NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX author_note_by_author ON author_note (site, author_id, at);

-- owner: moderation
-- Who may not write, by the domain of their mail address or by their own address on the net. `site` is null for all sites.
-- A range is written in CIDR with the bits behind its prefix zero, a domain in lower case and Punycode. What is over is
-- swept away: a range may be one person's address.
CREATE TABLE ban (
    id      uuid PRIMARY KEY,
    site    text REFERENCES site (key),
    kind    text        NOT NULL CHECK (kind IN ('mail-domain', 'address-range')),
    value   text        NOT NULL,
    until   timestamptz,
    reason  text,
    made_by text        NOT NULL,
    made_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (site, kind, value)
);

-- `weight` counts in hundredths, as the reporter's record was when they reported. The record itself is kept nowhere: it is
-- read from what their closed reports led to, so a decision that is taken back counts no more.
ALTER TABLE report ADD COLUMN weight integer NOT NULL DEFAULT 50;
CREATE INDEX report_by_person ON report (person, site, at) WHERE closed_at IS NOT NULL;
