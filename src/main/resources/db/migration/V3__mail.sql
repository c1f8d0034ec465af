-- Mail to guests who asked. No table holds a text: a mail is written when it is sent, from what is readable then.

-- owner: mail
-- A mailbox, known by a hash alone: what was sent to it, and whether its owner wants nothing at all.
-- `confirmation_at` rises at most once a day, whoever names the address; `refused_at` says that its owner answered a
-- confirmation mail with "stop", so that no second one is ever sent.
CREATE TABLE mail_box (
    box             text PRIMARY KEY,
    confirmation_at timestamptz,
    refused_at      timestamptz
);

-- owner: mail
-- An address that a guest left and wants mail at. Nothing but one confirmation mail is sent before its owner confirms.
CREATE TABLE mail_address (
    id         uuid PRIMARY KEY,
    guest_id   uuid        NOT NULL,
    address    text        NOT NULL,               -- what is written on the envelope
    box        text        NOT NULL,               -- hash of the mailbox: without case, without what follows a +
    site       text        NOT NULL REFERENCES site (key),
    lang       text        NOT NULL,               -- in which they read when they asked
    state      text        NOT NULL CHECK (state IN ('unconfirmed', 'confirmed', 'stopped')),
    asked_at   timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,               -- when the state became what it is
    told_at    timestamptz,                        -- when the last mail about replies was begun
    UNIQUE (guest_id, address)
);
CREATE INDEX mail_address_by_box ON mail_address (box);
CREATE INDEX mail_address_by_age ON mail_address (asked_at) WHERE state = 'unconfirmed';

-- owner: mail
-- "Mail me when somebody replies": asked for with a comment, in the transaction that took it in.
CREATE TABLE mail_wish (
    comment_id uuid PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE,
    address_id uuid NOT NULL REFERENCES mail_address (id) ON DELETE CASCADE
);
CREATE INDEX mail_wish_by_address ON mail_wish (address_id);

-- owner: mail
-- What is to be sent. `id` is in the Message-ID, which therefore is the same at each try. `attempts` is raised when a
-- node takes the mail, together with `due_at`: a node that dies leaves it to be due again.
CREATE TABLE mail_outbox (
    id         uuid PRIMARY KEY,
    kind       text        NOT NULL CHECK (kind IN ('confirmation', 'tidings')),
    address_id uuid        REFERENCES mail_address (id) ON DELETE SET NULL,
    box        text        NOT NULL,
    state      text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead', 'dropped')),
    attempts   integer     NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    made_at    timestamptz NOT NULL,
    ended_at   timestamptz,
    error      text                                -- what the last try said
);
-- Tidings are added to the one mail to an address that nobody has begun to send.
CREATE UNIQUE INDEX mail_open ON mail_outbox (address_id) WHERE kind = 'tidings' AND state = 'waiting' AND attempts = 0;
CREATE INDEX mail_due ON mail_outbox (due_at) WHERE state = 'waiting';
CREATE INDEX mail_sent ON mail_outbox (box, ended_at) WHERE state = 'sent';
CREATE INDEX mail_ended ON mail_outbox (ended_at) WHERE state <> 'waiting';

-- owner: mail
-- That an address is to be told of a notification. `mail_id` is set when a mail takes it along; until then it waits for
-- the open one, or for the address to be confirmed.
CREATE TABLE mail_tiding (
    address_id      uuid        NOT NULL REFERENCES mail_address (id) ON DELETE CASCADE,
    notification_id uuid        NOT NULL,
    at              timestamptz NOT NULL,
    mail_id         uuid        REFERENCES mail_outbox (id) ON DELETE CASCADE,
    PRIMARY KEY (address_id, notification_id)
);
CREATE INDEX mail_tiding_by_mail ON mail_tiding (mail_id) WHERE mail_id IS NOT NULL;
