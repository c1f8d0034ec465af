-- Whether a follower has an unread notification of the discussion, kept where followers are looked for: a new comment
-- then costs as many rows as there are people to tell, and not as many as follow. `notifications` sets it under the lock
-- on the person's inbox, in the transaction that changes the notification.
ALTER TABLE follow ADD COLUMN waiting boolean NOT NULL DEFAULT false;

UPDATE follow f SET waiting = true
 WHERE EXISTS (SELECT FROM notification n
                WHERE n.discussion_id = f.discussion_id AND n.person = f.person
                  AND n.kind = 'followed' AND n.state = 'unread');

DROP INDEX follow_newest;
DROP INDEX notification_waiting;
CREATE INDEX follow_to_tell ON follow (discussion_id, at DESC) WHERE active AND NOT waiting;
