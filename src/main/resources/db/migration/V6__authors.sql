-- What moderators decided about authors, and what screening said of comments.

-- owner: moderation
-- How an author stands on a site; no row means nothing is known against them. Times that are over mean nothing.
CREATE TABLE author_state (
    site            text        NOT NULL REFERENCES site (key),
    author_id       text        NOT NULL,
    watched         boolean     NOT NULL DEFAULT false, -- held, and not told why
    pre_moderated   boolean     NOT NULL DEFAULT false, -- held, and told so
    muted_until     timestamptz,
    suspended_until timestamptz,
    banned          boolean     NOT NULL DEFAULT false,
    shadow_banned   boolean     NOT NULL DEFAULT false, -- kept here, and not acted upon yet
    changed_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site, author_id)
);

ALTER TABLE discussion ADD COLUMN pre_moderated boolean NOT NULL DEFAULT false;

-- What screening said when the comment was written or edited last: {verdict, check?, policy}; the reasons stand in
-- `held`. Imports have an empty one.
ALTER TABLE comment ADD COLUMN verdict jsonb NOT NULL DEFAULT '{}';

-- One author's comments: how many are published, and what became of the last ones.
CREATE INDEX comment_by_author ON comment (site, author_id, created_at) INCLUDE (status);
