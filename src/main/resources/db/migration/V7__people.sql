-- The newsroom: people with accounts, and programs with keys.

-- owner: people
-- Somebody of the newsroom. `mailbox` is the address in lower case: one account for each. `sites` is null for all of them,
-- and only moderators have it otherwise. `password` is a PHC string, or null while an invitation waits. `totp` is the
-- secret that codes are made of, `totp_step` the last time step whose code was taken: a code is good once. `recovery` are
-- SHA-256 hashes of codes for who lost it, each good once.
CREATE TABLE staff (
    id           uuid PRIMARY KEY,
    mail         text        NOT NULL,
    mailbox      text        NOT NULL UNIQUE,
    name         text        NOT NULL,
    role         text        NOT NULL CHECK (role IN ('owner', 'administrator', 'moderator')),
    sites        text[],
    state        text        NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    lang         text        NOT NULL DEFAULT 'en',
    password     text,
    totp         bytea,
    totp_step    bigint      NOT NULL DEFAULT 0,
    recovery     bytea[]     NOT NULL DEFAULT '{}',
    made_at      timestamptz NOT NULL,
    signed_in_at timestamptz,
    CHECK (sites IS NULL OR role = 'moderator'),
    CHECK (state <> 'active' OR password IS NOT NULL)
);

-- owner: people
-- A link that makes somebody able to sign in, once: known by the SHA-256 of its secret. `staff_id` is null for the link
-- that makes the first owner.
CREATE TABLE staff_link (
    hash       bytea PRIMARY KEY,
    staff_id   uuid REFERENCES staff (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX staff_link_by_staff ON staff_link (staff_id);

-- owner: people
-- A browser that is signed in, known by the SHA-256 of what its cookie holds. It ends 12 hours after it was last used and
-- 7 days after it was made.
CREATE TABLE staff_session (
    id       uuid PRIMARY KEY,
    hash     bytea       NOT NULL UNIQUE,
    staff_id uuid        NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    browser  text        NOT NULL,                 -- what it said of itself, cut short
    network  text        NOT NULL,                 -- IPv4 address, or the /64 of an IPv6 one
    made_at  timestamptz NOT NULL,
    used_at  timestamptz NOT NULL                  -- at most a minute old
);
CREATE INDEX staff_session_by_staff ON staff_session (staff_id);
CREATE INDEX staff_session_by_age ON staff_session (used_at);

-- owner: people
-- A program's key, known by its SHA-256: it has 256 random bits, so nothing slower is needed. `sites` is null for all.
CREATE TABLE api_key (
    id         uuid PRIMARY KEY,
    hash       bytea       NOT NULL UNIQUE,
    name       text        NOT NULL,
    hint       text        NOT NULL,               -- how it begins, to tell keys apart
    scopes     text[]      NOT NULL,
    sites      text[],
    made_by    text        NOT NULL,
    made_at    timestamptz NOT NULL,
    used_at    timestamptz,                        -- at most a minute old
    revoked_at timestamptz
);

-- On mail's table: what invites somebody of the newsroom. What it says is asked for when it is sent.
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_check;
ALTER TABLE mail_outbox
    ADD COLUMN staff_id uuid,
    ADD CONSTRAINT mail_outbox_kind_check CHECK (kind IN ('confirmation', 'tidings', 'invitation'));
