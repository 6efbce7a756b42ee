-- What the steps of store/schema make; do not edit: python -m tests.store.new_file
BEGIN;
PRAGMA application_id = 1835822951;
PRAGMA user_version = 10;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE relationship (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  name TEXT NOT NULL COLLATE NOCASE CONSTRAINT "name is not blank" CHECK (trim(name, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  role TEXT NOT NULL CONSTRAINT "role is one of mentor, mentee, self" CHECK (role IN ('mentor', 'mentee', 'self')),
  status TEXT NOT NULL DEFAULT 'active' CONSTRAINT "status is one of prospect, active, paused, ended" CHECK (status IN ('prospect', 'active', 'paused', 'ended')),
  started_on TEXT CONSTRAINT "started_on is a date YYYY-MM-DD" CHECK (started_on GLOB '????-??-??' AND date(started_on, '+0 days') IS started_on AND started_on > '0001'),
  cadence TEXT DEFAULT 'monthly',
  focus TEXT CONSTRAINT "focus is not blank" CHECK (trim(focus, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  email TEXT CONSTRAINT "email is not blank" CHECK (trim(email, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  org TEXT CONSTRAINT "org is not blank" CHECK (trim(org, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  ends_on TEXT CONSTRAINT "ends_on is a date YYYY-MM-DD" CHECK (ends_on GLOB '????-??-??' AND date(ends_on, '+0 days') IS ends_on AND ends_on > '0001'),
  paused_until TEXT CONSTRAINT "paused_until is a date YYYY-MM-DD" CHECK (paused_until GLOB '????-??-??' AND date(paused_until, '+0 days') IS paused_until AND paused_until > '0001'),
  resumed_on TEXT CONSTRAINT "resumed_on is a date YYYY-MM-DD" CHECK (resumed_on GLOB '????-??-??' AND date(resumed_on, '+0 days') IS resumed_on AND resumed_on > '0001'),
  ended_on TEXT CONSTRAINT "ended_on is a date YYYY-MM-DD" CHECK (ended_on GLOB '????-??-??' AND date(ended_on, '+0 days') IS ended_on AND ended_on > '0001'),
  reason TEXT CONSTRAINT "reason is not blank" CHECK (trim(reason, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  thanks TEXT CONSTRAINT "thanks is not blank" CHECK (trim(thanks, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  learned TEXT CONSTRAINT "learned is not blank" CHECK (trim(learned, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  same TEXT CONSTRAINT "same is not blank" CHECK (trim(same, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  different TEXT CONSTRAINT "different is not blank" CHECK (trim(different, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  next TEXT CONSTRAINT "next is not blank" CHECK (trim(next, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  keep_in_touch_on TEXT CONSTRAINT "keep_in_touch_on is a date YYYY-MM-DD" CHECK (keep_in_touch_on GLOB '????-??-??' AND date(keep_in_touch_on, '+0 days') IS keep_in_touch_on AND keep_in_touch_on > '0001'),
  agreement TEXT CONSTRAINT "agreement is not blank" CHECK (trim(agreement, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  agreed_on TEXT CONSTRAINT "agreed_on is a date YYYY-MM-DD" CHECK (agreed_on GLOB '????-??-??' AND date(agreed_on, '+0 days') IS agreed_on AND agreed_on > '0001'),
  look_again_on TEXT CONSTRAINT "look_again_on is a date YYYY-MM-DD" CHECK (look_again_on GLOB '????-??-??' AND date(look_again_on, '+0 days') IS look_again_on AND look_again_on > '0001'),
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), type TEXT NOT NULL DEFAULT 'mentoring' CONSTRAINT "type is one of mentoring, coaching" CHECK (type IN ('mentoring', 'coaching')), programme TEXT CONSTRAINT "programme is not blank" CHECK (trim(programme, x'090a0b0c0d20c2a0e280afe38080') <> ''), sessions_agreed INTEGER CONSTRAINT "sessions_agreed is 1 to 1000" CHECK (sessions_agreed BETWEEN 1 AND 1000), admire TEXT CONSTRAINT "admire is not blank" CHECK (trim(admire, x'090a0b0c0d20c2a0e280afe38080') <> ''), skills TEXT NOT NULL DEFAULT '[]' CONSTRAINT "skills is a JSON array" CHECK (CASE WHEN json_valid(skills) THEN json_type(skills) = 'array' ELSE 0 END), hope TEXT CONSTRAINT "hope is not blank" CHECK (trim(hope, x'090a0b0c0d20c2a0e280afe38080') <> ''), offer TEXT CONSTRAINT "offer is not blank" CHECK (trim(offer, x'090a0b0c0d20c2a0e280afe38080') <> ''), background TEXT CONSTRAINT "background is not blank" CHECK (trim(background, x'090a0b0c0d20c2a0e280afe38080') <> ''), found_through TEXT CONSTRAINT "found_through is not blank" CHECK (trim(found_through, x'090a0b0c0d20c2a0e280afe38080') <> ''), goal INTEGER REFERENCES goal (id) ON DELETE SET NULL, asked_on TEXT CONSTRAINT "asked_on is a date YYYY-MM-DD" CHECK (asked_on GLOB '????-??-??' AND date(asked_on, '+0 days') IS asked_on AND asked_on > '0001'), via TEXT CONSTRAINT "via is not blank" CHECK (trim(via, x'090a0b0c0d20c2a0e280afe38080') <> ''), message TEXT CONSTRAINT "message is not blank" CHECK (trim(message, x'090a0b0c0d20c2a0e280afe38080') <> ''), follow_up_on TEXT CONSTRAINT "follow_up_on is a date YYYY-MM-DD" CHECK (follow_up_on GLOB '????-??-??' AND date(follow_up_on, '+0 days') IS follow_up_on AND follow_up_on > '0001'), answer TEXT CONSTRAINT "answer is one of yes, no, later" CHECK (answer IN ('yes', 'no', 'later')), answered_on TEXT CONSTRAINT "answered_on is a date YYYY-MM-DD" CHECK (answered_on GLOB '????-??-??' AND date(answered_on, '+0 days') IS answered_on AND answered_on > '0001'), answer_note TEXT CONSTRAINT "answer_note is not blank" CHECK (trim(answer_note, x'090a0b0c0d20c2a0e280afe38080') <> ''), recap TEXT CONSTRAINT "recap is one of yes, no, ask" CHECK (recap IN ('yes', 'no', 'ask')), summary_readers TEXT CONSTRAINT "summary_readers is not blank" CHECK (trim(summary_readers, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  CONSTRAINT "a relationship that has begun has the date on which it started" CHECK (started_on IS NOT NULL OR status = 'prospect' OR role = 'self'),
  CONSTRAINT "a relationship has a cadence" CHECK (cadence IS NOT NULL OR role = 'self'),
  CONSTRAINT "a relationship ends after it starts" CHECK (ended_on >= started_on),
  CONSTRAINT "a relationship is planned to end after it starts" CHECK (ends_on >= started_on),
  CONSTRAINT "ended_on belongs to the status ended, and only to it" CHECK ((status = 'ended') = (ended_on IS NOT NULL))
) STRICT;
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  status TEXT NOT NULL CONSTRAINT "status is one of planned, held, cancelled, missed" CHECK (status IN ('planned', 'held', 'cancelled', 'missed')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  at TEXT CONSTRAINT "at is a time HH:MM" CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00'),
  zone TEXT CONSTRAINT "a zone belongs to a time of day" CHECK (zone IS NULL OR at IS NOT NULL),
  minutes INTEGER CONSTRAINT "minutes is 1 to 1440" CHECK (minutes BETWEEN 1 AND 1440),
  how TEXT CONSTRAINT "how is one of video, in-person, phone, chat" CHECK (how IN ('video', 'in-person', 'phone', 'chat')),
  place TEXT CONSTRAINT "place is not blank" CHECK (trim(place, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  notes TEXT CONSTRAINT "notes is not blank" CHECK (trim(notes, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  private_notes TEXT CONSTRAINT "private_notes is not blank" CHECK (trim(private_notes, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  topics TEXT NOT NULL DEFAULT '[]' CONSTRAINT "topics is a JSON array" CHECK (CASE WHEN json_valid(topics) THEN json_type(topics) = 'array' ELSE 0 END),
  takeaways TEXT NOT NULL DEFAULT '[]' CONSTRAINT "takeaways is a JSON array" CHECK (CASE WHEN json_valid(takeaways) THEN json_type(takeaways) = 'array' ELSE 0 END),
  cancelled_by TEXT CONSTRAINT "cancelled_by is one of me, them" CHECK (cancelled_by IN ('me', 'them')),
  why TEXT CONSTRAINT "why is not blank" CHECK (trim(why, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  moved INTEGER NOT NULL DEFAULT 0 CONSTRAINT "moved is not negative" CHECK (moved >= 0),
  moved_by TEXT CONSTRAINT "moved_by is one of me, them" CHECK (moved_by IN ('me', 'them')),
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
, source_digest TEXT CONSTRAINT "source_digest has 64 characters" CHECK (length(source_digest) = 64)) STRICT;
CREATE TABLE goal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  title TEXT NOT NULL CONSTRAINT "title is not blank" CHECK (trim(title, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  status TEXT NOT NULL DEFAULT 'open' CONSTRAINT "status is one of open, achieved, dropped" CHECK (status IN ('open', 'achieved', 'dropped')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  why TEXT CONSTRAINT "why is not blank" CHECK (trim(why, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  measure TEXT CONSTRAINT "measure is not blank" CHECK (trim(measure, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  due_on TEXT CONSTRAINT "due_on is a date YYYY-MM-DD" CHECK (due_on GLOB '????-??-??' AND date(due_on, '+0 days') IS due_on AND due_on > '0001'),
  closed_on TEXT CONSTRAINT "closed_on is a date YYYY-MM-DD" CHECK (closed_on GLOB '????-??-??' AND date(closed_on, '+0 days') IS closed_on AND closed_on > '0001'),
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "closed_on belongs to a goal that is not open, and only to it" CHECK ((status = 'open') = (closed_on IS NULL)),
  UNIQUE (id, relationship)
) STRICT;
CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  text TEXT NOT NULL CONSTRAINT "text is not blank" CHECK (trim(text, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  owner TEXT NOT NULL CONSTRAINT "owner is one of me, them" CHECK (owner IN ('me', 'them')),
  status TEXT NOT NULL DEFAULT 'open' CONSTRAINT "status is one of open, done, dropped" CHECK (status IN ('open', 'done', 'dropped')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  due_on TEXT CONSTRAINT "due_on is a date YYYY-MM-DD" CHECK (due_on GLOB '????-??-??' AND date(due_on, '+0 days') IS due_on AND due_on > '0001'),
  done_on TEXT CONSTRAINT "done_on is a date YYYY-MM-DD" CHECK (done_on GLOB '????-??-??' AND date(done_on, '+0 days') IS done_on AND done_on > '0001'),
  session INTEGER REFERENCES session (id) ON DELETE SET NULL,
  goal INTEGER REFERENCES goal (id) ON DELETE SET NULL,
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), person TEXT CONSTRAINT "person is not blank" CHECK (trim(person, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  CONSTRAINT "done_on belongs to the status done, and only to it" CHECK ((status = 'done') = (done_on IS NOT NULL))
) STRICT;
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  direction TEXT NOT NULL CONSTRAINT "direction is one of given, received" CHECK (direction IN ('given', 'received')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  tone TEXT CONSTRAINT "tone is one of praise, constructive" CHECK (tone IN ('praise', 'constructive')),
  text TEXT CONSTRAINT "text is not blank" CHECK (trim(text, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  situation TEXT CONSTRAINT "situation is not blank" CHECK (trim(situation, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  behaviour TEXT CONSTRAINT "behaviour is not blank" CHECK (trim(behaviour, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  impact TEXT CONSTRAINT "impact is not blank" CHECK (trim(impact, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  follow_up_on TEXT CONSTRAINT "follow_up_on is a date YYYY-MM-DD" CHECK (follow_up_on GLOB '????-??-??' AND date(follow_up_on, '+0 days') IS follow_up_on AND follow_up_on > '0001'),
  outcome TEXT CONSTRAINT "outcome is one of improved, unchanged, worse" CHECK (outcome IN ('improved', 'unchanged', 'worse')),
  outcome_note TEXT CONSTRAINT "outcome_note is not blank" CHECK (trim(outcome_note, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  outcome_on TEXT CONSTRAINT "outcome_on is a date YYYY-MM-DD" CHECK (outcome_on GLOB '????-??-??' AND date(outcome_on, '+0 days') IS outcome_on AND outcome_on > '0001'),
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "feedback says something" CHECK (coalesce(text, situation, behaviour, impact) IS NOT NULL)
) STRICT;
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  title TEXT NOT NULL CONSTRAINT "title is not blank" CHECK (trim(title, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  status TEXT NOT NULL CONSTRAINT "status is one of planned, reached" CHECK (status IN ('planned', 'reached')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  celebrated_on TEXT CONSTRAINT "celebrated_on is a date YYYY-MM-DD" CHECK (celebrated_on GLOB '????-??-??' AND date(celebrated_on, '+0 days') IS celebrated_on AND celebrated_on > '0001'),
  how TEXT CONSTRAINT "how is not blank" CHECK (trim(how, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  goal INTEGER REFERENCES goal (id) ON DELETE SET NULL,
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "only a milestone that is reached is celebrated" CHECK (celebrated_on IS NULL OR status = 'reached')
) STRICT;
CREATE TABLE point (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  text TEXT NOT NULL CONSTRAINT "text is not blank" CHECK (trim(text, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  status TEXT NOT NULL DEFAULT 'open' CONSTRAINT "status is one of open, discussed, dropped" CHECK (status IN ('open', 'discussed', 'dropped')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  closed_on TEXT CONSTRAINT "closed_on is a date YYYY-MM-DD" CHECK (closed_on GLOB '????-??-??' AND date(closed_on, '+0 days') IS closed_on AND closed_on > '0001'),
  session INTEGER REFERENCES session (id) ON DELETE SET NULL,
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "closed_on belongs to a point that is not open, and only to it" CHECK ((status = 'open') = (closed_on IS NULL))
) STRICT;
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  text TEXT NOT NULL CONSTRAINT "text is not blank" CHECK (trim(text, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  private INTEGER NOT NULL DEFAULT 1 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
, source_digest TEXT CONSTRAINT "source_digest has 64 characters" CHECK (length(source_digest) = 64)) STRICT;
CREATE TABLE checkin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  frequency INTEGER CONSTRAINT "frequency is 1 to 5" CHECK (frequency BETWEEN 1 AND 5),
  challenge INTEGER CONSTRAINT "challenge is 1 to 5" CHECK (challenge BETWEEN 1 AND 5),
  more TEXT CONSTRAINT "more is not blank" CHECK (trim(more, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  less TEXT CONSTRAINT "less is not blank" CHECK (trim(less, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
, owner TEXT NOT NULL DEFAULT 'me' CONSTRAINT "owner is one of me, them" CHECK (owner IN ('me', 'them')), expectations TEXT CONSTRAINT "expectations is one of met, partly, unmet" CHECK (expectations IN ('met', 'partly', 'unmet')), expectations_note TEXT CONSTRAINT "expectations_note is not blank" CHECK (trim(expectations_note, x'090a0b0c0d20c2a0e280afe38080') <> ''), skills INTEGER CONSTRAINT "skills is 1 to 5" CHECK (skills BETWEEN 1 AND 5), career INTEGER CONSTRAINT "career is 1 to 5" CHECK (career BETWEEN 1 AND 5), confidence INTEGER CONSTRAINT "confidence is 1 to 5" CHECK (confidence BETWEEN 1 AND 5), network INTEGER CONSTRAINT "network is 1 to 5" CHECK (network BETWEEN 1 AND 5), decisions INTEGER CONSTRAINT "decisions is 1 to 5" CHECK (decisions BETWEEN 1 AND 5), satisfaction INTEGER CONSTRAINT "satisfaction is 1 to 5" CHECK (satisfaction BETWEEN 1 AND 5)) STRICT;
CREATE TABLE rating (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  skill TEXT NOT NULL COLLATE NOCASE CONSTRAINT "skill is not blank" CHECK (trim(skill, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  score INTEGER NOT NULL CONSTRAINT "score is 1 to 5" CHECK (score BETWEEN 1 AND 5),
  owner TEXT NOT NULL CONSTRAINT "owner is one of me, them" CHECK (owner IN ('me', 'them')),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  goal INTEGER NOT NULL,
  relationship INTEGER NOT NULL,
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  progress INTEGER NOT NULL CONSTRAINT "progress is 0 to 100" CHECK (progress BETWEEN 0 AND 100),
  note TEXT CONSTRAINT "note is not blank" CHECK (trim(note, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "one checkpoint a day" UNIQUE (goal, day),
  FOREIGN KEY (goal, relationship) REFERENCES goal (id, relationship) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;
CREATE TABLE session_goal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  goal INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  UNIQUE (session, goal)
) STRICT
;
CREATE TABLE command (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  verb TEXT NOT NULL CONSTRAINT "verb is not blank" CHECK (trim(verb, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  status TEXT NOT NULL CONSTRAINT "status is one of done, undone, discarded" CHECK (status IN ('done', 'undone', 'discarded')),
  undone_at TEXT,
  refs TEXT,
  touched INTEGER
) STRICT
;
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  command INTEGER NOT NULL REFERENCES command (id) ON DELETE CASCADE,
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  before TEXT,
  after TEXT
, event TEXT) STRICT
;
CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), command INTEGER, replaced INTEGER) STRICT;
CREATE TABLE revision (tbl TEXT NOT NULL, row INTEGER NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
  relationship INTEGER NOT NULL,
  month TEXT NOT NULL,
  private INTEGER NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  missed INTEGER NOT NULL DEFAULT 0,
  minutes INTEGER NOT NULL DEFAULT 0,
  achieved INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (relationship, month, private)
) STRICT, WITHOUT ROWID
;
CREATE TABLE discussed (
  relationship INTEGER NOT NULL,
  topic TEXT NOT NULL,
  private INTEGER NOT NULL,
  sessions INTEGER NOT NULL,
  PRIMARY KEY (relationship, topic, private)
) STRICT, WITHOUT ROWID
;
CREATE TABLE worked (
  goal INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  PRIMARY KEY (goal, day, session)
) STRICT, WITHOUT ROWID
;
CREATE VIRTUAL TABLE search USING fts5(scope, text, ends, content='', tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So' separators '¦©®°'");
CREATE TABLE advice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  direction TEXT NOT NULL CONSTRAINT "direction is one of given, received" CHECK (direction IN ('given', 'received')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  text TEXT NOT NULL CONSTRAINT "text is not blank" CHECK (trim(text, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  try_by TEXT CONSTRAINT "try_by is a date YYYY-MM-DD" CHECK (try_by GLOB '????-??-??' AND date(try_by, '+0 days') IS try_by AND try_by > '0001'),
  outcome TEXT CONSTRAINT "outcome is one of worked, partly, did_not_work" CHECK (outcome IN ('worked', 'partly', 'did_not_work')),
  outcome_note TEXT CONSTRAINT "outcome_note is not blank" CHECK (trim(outcome_note, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  outcome_on TEXT CONSTRAINT "outcome_on is a date YYYY-MM-DD" CHECK (outcome_on GLOB '????-??-??' AND date(outcome_on, '+0 days') IS outcome_on AND outcome_on > '0001'),
  session INTEGER REFERENCES session (id) ON DELETE SET NULL,
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE TABLE resource (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  title TEXT NOT NULL CONSTRAINT "title is not blank" CHECK (trim(title, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  status TEXT NOT NULL DEFAULT 'open' CONSTRAINT "status is one of open, done, dropped" CHECK (status IN ('open', 'done', 'dropped')),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  url TEXT CONSTRAINT "url is not blank" CHECK (trim(url, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  type TEXT CONSTRAINT "type is one of book, article, course, workshop, talk, video, tool, other" CHECK (type IN ('book', 'article', 'course', 'workshop', 'talk', 'video', 'tool', 'other')),
  skill TEXT CONSTRAINT "skill is not blank" CHECK (trim(skill, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  goal INTEGER REFERENCES goal (id) ON DELETE SET NULL,
  recommended_by TEXT CONSTRAINT "recommended_by is one of me, them" CHECK (recommended_by IN ('me', 'them')),
  due_on TEXT CONSTRAINT "due_on is a date YYYY-MM-DD" CHECK (due_on GLOB '????-??-??' AND date(due_on, '+0 days') IS due_on AND due_on > '0001'),
  done_on TEXT CONSTRAINT "done_on is a date YYYY-MM-DD" CHECK (done_on GLOB '????-??-??' AND date(done_on, '+0 days') IS done_on AND done_on > '0001'),
  minutes INTEGER CONSTRAINT "minutes is 1 to 600000" CHECK (minutes BETWEEN 1 AND 600000),
  takeaway TEXT CONSTRAINT "takeaway is not blank" CHECK (trim(takeaway, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  snoozed_until TEXT CONSTRAINT "snoozed_until is a date YYYY-MM-DD" CHECK (snoozed_until GLOB '????-??-??' AND date(snoozed_until, '+0 days') IS snoozed_until AND snoozed_until > '0001'),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "done_on belongs to the status done, and only to it" CHECK ((status = 'done') = (done_on IS NOT NULL))
) STRICT;
CREATE TABLE question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  relationship INTEGER NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  text TEXT NOT NULL CONSTRAINT "text is not blank" CHECK (trim(text, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  phase TEXT NOT NULL DEFAULT 'any',
  role TEXT NOT NULL DEFAULT 'either',
  topic TEXT CONSTRAINT "topic is not blank" CHECK (trim(topic, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  private INTEGER NOT NULL DEFAULT 0 CONSTRAINT "private is 0 or 1" CHECK (private IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE DEFAULT (printf('%08x-%04x-4%03x-%x%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff, 8 + (random() & 3), random() & 0xfff, random() & 0xffffffffffff)) CONSTRAINT "a uuid has 36 characters" CHECK (length(uuid) = 36),
  programme TEXT NOT NULL COLLATE NOCASE CONSTRAINT "programme is not blank" CHECK (trim(programme, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  day TEXT NOT NULL CONSTRAINT "day is a date YYYY-MM-DD" CHECK (day GLOB '????-??-??' AND date(day, '+0 days') IS day AND day > '0001'),
  note TEXT CONSTRAINT "note is not blank" CHECK (trim(note, x'090a0b0c0d20c2a0e280afe38080') <> ''),
  look_again_on TEXT CONSTRAINT "look_again_on is a date YYYY-MM-DD" CHECK (look_again_on GLOB '????-??-??' AND date(look_again_on, '+0 days') IS look_again_on AND look_again_on > '0001'),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "one evaluation of a programme a day" UNIQUE (programme, day)
) STRICT;
CREATE TABLE forgotten (uuid TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'mentorlog', 'm005', strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'mentorlog', 'm006', strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (3, 'mentorlog', 'm007', strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (4, 'mentorlog', 'm008', strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (5, 'mentorlog', 'm009', strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (6, 'mentorlog', 'm010', strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
INSERT INTO relationship (id, uuid, name, role, cadence, created_at) VALUES (0, '00000000-0000-4000-8000-000000000000', 'me', 'self', NULL, '2000-01-01T00:00:00.000Z');
INSERT INTO recording (id) VALUES (1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX relationship_status ON relationship (status, started_on);
CREATE INDEX relationship_started ON relationship (started_on);
CREATE INDEX relationship_ended ON relationship (ended_on) WHERE ended_on IS NOT NULL;
CREATE INDEX relationship_keep_in_touch ON relationship (keep_in_touch_on) WHERE keep_in_touch_on IS NOT NULL;
CREATE INDEX session_day ON session (day, at);
CREATE INDEX session_relationship ON session (relationship, day, at);
CREATE INDEX session_held ON session (relationship, day, at) WHERE status = 'held';
CREATE INDEX session_planned ON session (relationship, day, at) WHERE status = 'planned';
CREATE INDEX session_goal_goal ON session_goal (goal);
CREATE INDEX goal_day ON goal (day);
CREATE INDEX goal_relationship ON goal (relationship, day);
CREATE INDEX goal_open ON goal (relationship, due_on) WHERE status = 'open';
CREATE INDEX goal_closed ON goal (relationship, closed_on) WHERE status <> 'open';
CREATE INDEX goal_closed_on ON goal (closed_on) WHERE status <> 'open';
CREATE INDEX action_day ON action (day);
CREATE INDEX action_relationship ON action (relationship, day);
CREATE INDEX action_open ON action (relationship, due_on) WHERE status = 'open';
CREATE INDEX action_done ON action (relationship, done_on) WHERE status = 'done';
CREATE INDEX action_done_on ON action (done_on) WHERE status = 'done';
CREATE INDEX action_session ON action (session) WHERE session IS NOT NULL;
CREATE INDEX action_goal ON action (goal) WHERE goal IS NOT NULL;
CREATE INDEX feedback_day ON feedback (day);
CREATE INDEX feedback_relationship ON feedback (relationship, day);
CREATE INDEX feedback_waiting ON feedback (relationship, follow_up_on) WHERE outcome IS NULL AND follow_up_on IS NOT NULL;
CREATE INDEX feedback_outcome ON feedback (relationship, outcome_on) WHERE outcome IS NOT NULL;
CREATE INDEX feedback_outcome_on ON feedback (outcome_on) WHERE outcome IS NOT NULL;
CREATE INDEX milestone_day ON milestone (day);
CREATE INDEX milestone_relationship ON milestone (relationship, day);
CREATE INDEX milestone_ahead ON milestone (relationship, day) WHERE celebrated_on IS NULL;
CREATE INDEX milestone_celebrated ON milestone (relationship, celebrated_on) WHERE celebrated_on IS NOT NULL;
CREATE INDEX milestone_celebrated_on ON milestone (celebrated_on) WHERE celebrated_on IS NOT NULL;
CREATE INDEX milestone_goal ON milestone (goal) WHERE goal IS NOT NULL;
CREATE INDEX point_day ON point (day);
CREATE INDEX point_relationship ON point (relationship, day);
CREATE INDEX point_open ON point (relationship, day) WHERE status = 'open';
CREATE INDEX point_closed ON point (relationship, closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX point_closed_on ON point (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX point_session ON point (session) WHERE session IS NOT NULL;
CREATE INDEX note_day ON note (day);
CREATE INDEX note_relationship ON note (relationship, day);
CREATE INDEX checkin_day ON checkin (day);
CREATE INDEX checkin_relationship ON checkin (relationship, day);
CREATE INDEX rating_day ON rating (day);
CREATE INDEX rating_relationship ON rating (relationship, day);
CREATE INDEX rating_skill ON rating (relationship, owner, skill, day);
CREATE INDEX checkpoint_goal ON checkpoint (goal, relationship);
CREATE INDEX checkpoint_day ON checkpoint (day);
CREATE INDEX checkpoint_relationship ON checkpoint (relationship, day);
CREATE INDEX change_command ON change (command);
CREATE INDEX command_status ON command (status);
CREATE INDEX discussed_most ON discussed (relationship, sessions);
CREATE INDEX worked_session ON worked (session);
CREATE UNIQUE INDEX relationship_active_name ON relationship (name) WHERE status = 'active' AND id > 0;
CREATE INDEX relationship_follow_up ON relationship (follow_up_on) WHERE follow_up_on IS NOT NULL;
CREATE INDEX relationship_asked ON relationship (asked_on) WHERE asked_on IS NOT NULL;
CREATE INDEX relationship_answered ON relationship (answered_on) WHERE answered_on IS NOT NULL;
CREATE INDEX relationship_goal ON relationship (goal) WHERE goal IS NOT NULL;
CREATE INDEX action_introduction ON action (relationship, done_on) WHERE person IS NOT NULL;
CREATE INDEX checkin_owner ON checkin (relationship, owner, day);
CREATE INDEX checkin_expectations ON checkin (relationship, owner, day) WHERE expectations IS NOT NULL;
CREATE INDEX advice_day ON advice (day);
CREATE INDEX advice_relationship ON advice (relationship, day);
CREATE INDEX advice_waiting ON advice (relationship, try_by) WHERE outcome IS NULL;
CREATE INDEX advice_outcome ON advice (relationship, outcome_on) WHERE outcome IS NOT NULL;
CREATE INDEX advice_outcome_on ON advice (outcome_on) WHERE outcome IS NOT NULL;
CREATE INDEX advice_session ON advice (session) WHERE session IS NOT NULL;
CREATE INDEX resource_day ON resource (day);
CREATE INDEX resource_relationship ON resource (relationship, day);
CREATE INDEX resource_open ON resource (relationship, due_on) WHERE status = 'open';
CREATE INDEX resource_done ON resource (relationship, done_on) WHERE status = 'done';
CREATE INDEX resource_done_on ON resource (done_on) WHERE status = 'done';
CREATE INDEX resource_goal ON resource (goal) WHERE goal IS NOT NULL;
CREATE INDEX question_day ON question (day);
CREATE INDEX question_relationship ON question (relationship, day);
CREATE INDEX change_row ON change (row);
CREATE INDEX evaluation_look_again ON evaluation (look_again_on) WHERE look_again_on IS NOT NULL;
CREATE VIEW changing (tbl, row, before, after) AS SELECT tbl, row, before, after FROM change;
CREATE VIEW counting (tbl, row, before, after) AS SELECT * FROM changing;
CREATE VIEW indexing (tbl, columns, before, after) AS SELECT tbl, NULL, before, after FROM change;
CREATE VIEW goal_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'title', title, 'status', status, 'day', day, 'why', why, 'measure', measure, 'due_on', due_on, 'closed_on', closed_on, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at) AS json FROM goal;
CREATE VIEW feedback_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'direction', direction, 'day', day, 'tone', tone, 'text', text, 'situation', situation, 'behaviour', behaviour, 'impact', impact, 'follow_up_on', follow_up_on, 'outcome', outcome, 'outcome_note', outcome_note, 'outcome_on', outcome_on, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at) AS json FROM feedback;
CREATE VIEW milestone_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'title', title, 'status', status, 'day', day, 'celebrated_on', celebrated_on, 'how', how, 'goal', goal, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at) AS json FROM milestone;
CREATE VIEW point_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'text', text, 'status', status, 'day', day, 'closed_on', closed_on, 'session', session, 'private', private, 'created_at', created_at) AS json FROM point;
CREATE VIEW rating_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'day', day, 'skill', skill, 'score', score, 'owner', owner, 'private', private, 'created_at', created_at) AS json FROM rating;
CREATE VIEW checkpoint_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'goal', goal, 'relationship', relationship, 'day', day, 'progress', progress, 'note', note, 'created_at', created_at) AS json FROM checkpoint;
CREATE VIEW session_goal_json AS SELECT id, json_object('id', id, 'session', session, 'goal', goal) AS json FROM session_goal;
CREATE VIEW action_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'text', text, 'owner', owner, 'status', status, 'day', day, 'due_on', due_on, 'done_on', done_on, 'session', session, 'goal', goal, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at, 'person', person) AS json FROM action;
CREATE VIEW checkin_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'day', day, 'frequency', frequency, 'challenge', challenge, 'more', more, 'less', less, 'private', private, 'created_at', created_at, 'owner', owner, 'expectations', expectations, 'expectations_note', expectations_note, 'skills', skills, 'career', career, 'confidence', confidence, 'network', network, 'decisions', decisions, 'satisfaction', satisfaction) AS json FROM checkin;
CREATE VIEW advice_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'direction', direction, 'day', day, 'text', text, 'try_by', try_by, 'outcome', outcome, 'outcome_note', outcome_note, 'outcome_on', outcome_on, 'session', session, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at) AS json FROM advice;
CREATE VIEW resource_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'title', title, 'status', status, 'day', day, 'url', url, 'type', type, 'skill', skill, 'goal', goal, 'recommended_by', recommended_by, 'due_on', due_on, 'done_on', done_on, 'minutes', minutes, 'takeaway', takeaway, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at) AS json FROM resource;
CREATE VIEW question_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'day', day, 'text', text, 'phase', phase, 'role', role, 'topic', topic, 'private', private, 'created_at', created_at) AS json FROM question;
CREATE VIEW session_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'status', status, 'day', day, 'at', at, 'zone', zone, 'minutes', minutes, 'how', how, 'place', place, 'notes', notes, 'private_notes', private_notes, 'topics', topics, 'takeaways', takeaways, 'cancelled_by', cancelled_by, 'why', why, 'moved', moved, 'moved_by', moved_by, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at, 'source_digest', source_digest) AS json FROM session;
CREATE VIEW note_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'relationship', relationship, 'day', day, 'text', text, 'private', private, 'created_at', created_at, 'source_digest', source_digest) AS json FROM note;
CREATE VIEW evaluation_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'programme', programme, 'day', day, 'note', note, 'look_again_on', look_again_on, 'created_at', created_at) AS json FROM evaluation;
CREATE VIEW relationship_json AS SELECT id, json_object('id', id, 'uuid', uuid, 'name', name, 'role', role, 'status', status, 'started_on', started_on, 'cadence', cadence, 'focus', focus, 'email', email, 'org', org, 'ends_on', ends_on, 'paused_until', paused_until, 'resumed_on', resumed_on, 'ended_on', ended_on, 'reason', reason, 'thanks', thanks, 'learned', learned, 'same', same, 'different', different, 'next', next, 'keep_in_touch_on', keep_in_touch_on, 'agreement', agreement, 'agreed_on', agreed_on, 'look_again_on', look_again_on, 'snoozed_until', snoozed_until, 'private', private, 'created_at', created_at, 'type', type, 'programme', programme, 'sessions_agreed', sessions_agreed, 'admire', admire, 'skills', skills, 'hope', hope, 'offer', offer, 'background', background, 'found_through', found_through, 'goal', goal, 'asked_on', asked_on, 'via', via, 'message', message, 'follow_up_on', follow_up_on, 'answer', answer, 'answered_on', answered_on, 'answer_note', answer_note, 'recap', recap, 'summary_readers', summary_readers) AS json FROM relationship;
CREATE VIEW timeline (day, at, kind, ref, relationship, text, status, private) AS
SELECT x.asked_on, NULL, 'relationship', 'r' || x.id, (SELECT name FROM relationship WHERE id = x.id), x.message, 'asked', 1 FROM relationship x WHERE x.asked_on IS NOT NULL
UNION ALL
SELECT x.answered_on, NULL, 'relationship', 'r' || x.id, (SELECT name FROM relationship WHERE id = x.id), x.answer_note, 'answered ' || x.answer, 1 FROM relationship x WHERE x.answered_on IS NOT NULL
UNION ALL
SELECT x.started_on, NULL, 'relationship', 'r' || x.id, (SELECT name FROM relationship WHERE id = x.id), x.focus, 'started', x.private FROM relationship x WHERE x.started_on IS NOT NULL
UNION ALL
SELECT x.day, x.at, 'session', 's' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), coalesce(x.notes, (SELECT group_concat(value, ', ') FROM json_each(x.takeaways)), (SELECT group_concat(value, ', ') FROM json_each(x.topics)), x.why), x.status, x.private FROM session x
UNION ALL
SELECT x.day, NULL, 'goal', 'g' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.title, 'open', x.private FROM goal x
UNION ALL
SELECT x.day, NULL, 'goal', 'g' || x.goal, (SELECT name FROM relationship WHERE id = x.relationship), coalesce(x.note, g.title), x.progress || '%', g.private FROM checkpoint x JOIN goal g ON g.id = x.goal
UNION ALL
SELECT x.closed_on, NULL, 'goal', 'g' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.title, x.status, x.private FROM goal x WHERE x.status <> 'open'
UNION ALL
SELECT x.day, NULL, 'action', 'a' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.text, iif(x.status = 'dropped', 'dropped', 'open'), x.private FROM action x
UNION ALL
SELECT x.done_on, NULL, 'action', 'a' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.text, x.status, x.private FROM action x WHERE x.status = 'done'
UNION ALL
SELECT x.day, NULL, 'feedback', 'f' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), coalesce(x.behaviour, x.text, x.impact, x.situation), x.direction, x.private FROM feedback x
UNION ALL
SELECT x.outcome_on, NULL, 'feedback', 'f' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), coalesce(x.outcome_note, coalesce(x.behaviour, x.text, x.impact, x.situation)), x.outcome, x.private FROM feedback x WHERE x.outcome IS NOT NULL AND x.outcome_on IS NOT NULL
UNION ALL
SELECT x.day, NULL, 'milestone', 'm' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.title, x.status, x.private FROM milestone x
UNION ALL
SELECT x.celebrated_on, NULL, 'milestone', 'm' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.title, 'celebrated', x.private FROM milestone x WHERE x.celebrated_on IS NOT NULL
UNION ALL
SELECT x.day, NULL, 'point', 't' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.text, 'open', x.private FROM point x
UNION ALL
SELECT x.closed_on, NULL, 'point', 't' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.text, x.status, x.private FROM point x WHERE x.closed_on IS NOT NULL
UNION ALL
SELECT x.day, NULL, 'note', 'n' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.text, NULL, x.private FROM note x
UNION ALL
SELECT x.day, NULL, 'checkin', 'c' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), nullif(substr(ifnull('; ' || 'more: ' || x.more, '') || ifnull('; ' || 'less: ' || x.less, '') || ifnull('; ' || x.expectations_note, ''), 3), ''), nullif(substr(ifnull(', ' || iif(x.owner = 'them', 'theirs', NULL), '') || ifnull(', ' || 'frequency ' || x.frequency, '') || ifnull(', ' || 'challenge ' || x.challenge, '') || ifnull(', ' || 'expectations ' || x.expectations, '') || ifnull(', ' || 'skills ' || x.skills, '') || ifnull(', ' || 'career ' || x.career, '') || ifnull(', ' || 'confidence ' || x.confidence, '') || ifnull(', ' || 'network ' || x.network, '') || ifnull(', ' || 'decisions ' || x.decisions, '') || ifnull(', ' || 'satisfaction ' || x.satisfaction, ''), 3), ''), x.private FROM checkin x
UNION ALL
SELECT x.day, NULL, 'rating', 'k' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.skill, x.score || '/5', x.private FROM rating x
UNION ALL
SELECT x.day, NULL, 'advice', 'v' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.text, x.direction, x.private FROM advice x
UNION ALL
SELECT x.outcome_on, NULL, 'advice', 'v' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), coalesce(x.outcome_note, x.text), replace(x.outcome, '_', ' '), x.private FROM advice x WHERE x.outcome IS NOT NULL AND x.outcome_on IS NOT NULL
UNION ALL
SELECT x.day, NULL, 'resource', 'b' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.title, iif(x.status = 'dropped', 'dropped', 'open'), x.private FROM resource x
UNION ALL
SELECT x.done_on, NULL, 'resource', 'b' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.title, 'done', x.private FROM resource x WHERE x.status = 'done'
UNION ALL
SELECT x.day, NULL, 'question', 'q' || x.id, (SELECT name FROM relationship WHERE id = x.relationship), x.text, NULL, x.private FROM question x
UNION ALL
SELECT x.ended_on, NULL, 'relationship', 'r' || x.id, (SELECT name FROM relationship WHERE id = x.id), x.reason, 'ended', x.private FROM relationship x WHERE x.ended_on IS NOT NULL;
CREATE TRIGGER counting_row INSTEAD OF INSERT ON counting WHEN NEW.before IS NOT NEW.after
BEGIN
  INSERT INTO tally
  SELECT json_extract(state, '$.relationship'), substr(ifnull(json_extract(state, '$.closed_on'), json_extract(state, '$.day')), 1, 7), json_extract(state, '$.private'), sign * (status = 'held'),
    sign * (status = 'cancelled'), sign * (status = 'missed'),
    sign * iif(status = 'held', ifnull(json_extract(state, '$.minutes'), 0), 0), sign * (status = 'achieved')
  FROM (SELECT *, json_extract(state, '$.status') AS status FROM (SELECT -1 AS sign, NEW.before AS state, NEW.after AS other UNION ALL SELECT 1, NEW.after, NEW.before LIMIT 2))
  WHERE status IN ('held', 'cancelled', 'missed', 'achieved')
    AND json_extract(state, '$.relationship', '$.day', '$.closed_on', '$.private', '$.status', '$.minutes') IS NOT json_extract(other, '$.relationship', '$.day', '$.closed_on', '$.private', '$.status', '$.minutes')
  ON CONFLICT DO UPDATE SET held = held + excluded.held, cancelled = cancelled + excluded.cancelled,
    missed = missed + excluded.missed, minutes = minutes + excluded.minutes, achieved = achieved + excluded.achieved;
  DELETE FROM tally WHERE relationship = json_extract(NEW.before, '$.relationship') AND month = substr(ifnull(json_extract(NEW.before, '$.closed_on'), json_extract(NEW.before, '$.day')), 1, 7)
    AND held = 0 AND cancelled = 0 AND missed = 0 AND minutes = 0 AND achieved = 0;
  INSERT INTO discussed
  SELECT DISTINCT json_extract(state, '$.relationship'), value, json_extract(state, '$.private'), sign
  FROM (SELECT -1 AS sign, NEW.before AS state, NEW.after AS other UNION ALL SELECT 1, NEW.after, NEW.before LIMIT 2), json_each(json_extract(state, '$.topics'))
  WHERE type = 'text' AND json_extract(state, '$.status') = 'held' AND json_extract(state, '$.relationship', '$.private', '$.status', '$.topics') IS NOT json_extract(other, '$.relationship', '$.private', '$.status', '$.topics')
  ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions;
  DELETE FROM discussed WHERE relationship = json_extract(NEW.before, '$.relationship') AND sessions < 1;
  DELETE FROM worked WHERE session = NEW.row AND NEW.tbl = 'session'
    AND (json_extract(NEW.after, '$.status') IS NOT 'held' OR day IS NOT json_extract(NEW.after, '$.day'));
  DELETE FROM worked WHERE goal = json_extract(NEW.before, '$.goal') AND session = json_extract(NEW.before, '$.session');
  INSERT INTO worked
  SELECT goal, day, s.id FROM session s JOIN session_goal ON session = s.id
  WHERE s.id = iif(NEW.tbl = 'session', NEW.row, json_extract(NEW.after, '$.session'))
    AND status = 'held' AND NEW.after IS NOT NULL
  ON CONFLICT DO NOTHING;
  INSERT INTO changing VALUES (NEW.tbl, NEW.row, NEW.before, NEW.after);
END;
CREATE TRIGGER record_goal_replace BEFORE INSERT ON goal BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM goal WHERE id = NEW.id OR id = NEW.id AND relationship = NEW.relationship OR uuid = NEW.uuid); END;
CREATE TRIGGER record_goal_insert AFTER INSERT ON goal BEGIN INSERT INTO counting SELECT 'goal', id, NULL, json FROM goal_json WHERE id = NEW.id; END;
CREATE TRIGGER record_goal_update AFTER UPDATE ON goal BEGIN INSERT INTO counting SELECT 'goal', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'title', OLD.title, 'status', OLD.status, 'day', OLD.day, 'why', OLD.why, 'measure', OLD.measure, 'due_on', OLD.due_on, 'closed_on', OLD.closed_on, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at), json FROM goal_json WHERE id = NEW.id; END;
CREATE TRIGGER record_goal_delete BEFORE DELETE ON goal BEGIN INSERT INTO counting SELECT 'goal', id, json, NULL FROM goal_json WHERE id = OLD.id; END;
CREATE TRIGGER record_feedback_replace BEFORE INSERT ON feedback BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM feedback WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_feedback_insert AFTER INSERT ON feedback BEGIN INSERT INTO changing SELECT 'feedback', id, NULL, json FROM feedback_json WHERE id = NEW.id; END;
CREATE TRIGGER record_feedback_update AFTER UPDATE ON feedback BEGIN INSERT INTO changing SELECT 'feedback', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'direction', OLD.direction, 'day', OLD.day, 'tone', OLD.tone, 'text', OLD.text, 'situation', OLD.situation, 'behaviour', OLD.behaviour, 'impact', OLD.impact, 'follow_up_on', OLD.follow_up_on, 'outcome', OLD.outcome, 'outcome_note', OLD.outcome_note, 'outcome_on', OLD.outcome_on, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at), json FROM feedback_json WHERE id = NEW.id; END;
CREATE TRIGGER record_feedback_delete BEFORE DELETE ON feedback BEGIN INSERT INTO changing SELECT 'feedback', id, json, NULL FROM feedback_json WHERE id = OLD.id; END;
CREATE TRIGGER record_milestone_replace BEFORE INSERT ON milestone BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM milestone WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_milestone_insert AFTER INSERT ON milestone BEGIN INSERT INTO changing SELECT 'milestone', id, NULL, json FROM milestone_json WHERE id = NEW.id; END;
CREATE TRIGGER record_milestone_update AFTER UPDATE ON milestone BEGIN INSERT INTO changing SELECT 'milestone', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'title', OLD.title, 'status', OLD.status, 'day', OLD.day, 'celebrated_on', OLD.celebrated_on, 'how', OLD.how, 'goal', OLD.goal, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at), json FROM milestone_json WHERE id = NEW.id; END;
CREATE TRIGGER record_milestone_delete BEFORE DELETE ON milestone BEGIN INSERT INTO changing SELECT 'milestone', id, json, NULL FROM milestone_json WHERE id = OLD.id; END;
CREATE TRIGGER record_point_replace BEFORE INSERT ON point BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM point WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_point_insert AFTER INSERT ON point BEGIN INSERT INTO changing SELECT 'point', id, NULL, json FROM point_json WHERE id = NEW.id; END;
CREATE TRIGGER record_point_update AFTER UPDATE ON point BEGIN INSERT INTO changing SELECT 'point', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'text', OLD.text, 'status', OLD.status, 'day', OLD.day, 'closed_on', OLD.closed_on, 'session', OLD.session, 'private', OLD.private, 'created_at', OLD.created_at), json FROM point_json WHERE id = NEW.id; END;
CREATE TRIGGER record_point_delete BEFORE DELETE ON point BEGIN INSERT INTO changing SELECT 'point', id, json, NULL FROM point_json WHERE id = OLD.id; END;
CREATE TRIGGER record_rating_replace BEFORE INSERT ON rating BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM rating WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_rating_insert AFTER INSERT ON rating BEGIN INSERT INTO changing SELECT 'rating', id, NULL, json FROM rating_json WHERE id = NEW.id; END;
CREATE TRIGGER record_rating_update AFTER UPDATE ON rating BEGIN INSERT INTO changing SELECT 'rating', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'day', OLD.day, 'skill', OLD.skill, 'score', OLD.score, 'owner', OLD.owner, 'private', OLD.private, 'created_at', OLD.created_at), json FROM rating_json WHERE id = NEW.id; END;
CREATE TRIGGER record_rating_delete BEFORE DELETE ON rating BEGIN INSERT INTO changing SELECT 'rating', id, json, NULL FROM rating_json WHERE id = OLD.id; END;
CREATE TRIGGER record_checkpoint_replace BEFORE INSERT ON checkpoint BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM checkpoint WHERE id = NEW.id OR goal = NEW.goal AND day = NEW.day OR uuid = NEW.uuid); END;
CREATE TRIGGER record_checkpoint_insert AFTER INSERT ON checkpoint BEGIN INSERT INTO changing SELECT 'checkpoint', id, NULL, json FROM checkpoint_json WHERE id = NEW.id; END;
CREATE TRIGGER record_checkpoint_update AFTER UPDATE ON checkpoint BEGIN INSERT INTO changing SELECT 'checkpoint', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'goal', OLD.goal, 'relationship', OLD.relationship, 'day', OLD.day, 'progress', OLD.progress, 'note', OLD.note, 'created_at', OLD.created_at), json FROM checkpoint_json WHERE id = NEW.id; END;
CREATE TRIGGER record_checkpoint_delete BEFORE DELETE ON checkpoint BEGIN INSERT INTO changing SELECT 'checkpoint', id, json, NULL FROM checkpoint_json WHERE id = OLD.id; END;
CREATE TRIGGER record_session_goal_replace BEFORE INSERT ON session_goal BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM session_goal WHERE id = NEW.id OR session = NEW.session AND goal = NEW.goal); END;
CREATE TRIGGER record_session_goal_insert AFTER INSERT ON session_goal BEGIN INSERT INTO counting SELECT 'session_goal', id, NULL, json FROM session_goal_json WHERE id = NEW.id; END;
CREATE TRIGGER record_session_goal_update AFTER UPDATE ON session_goal BEGIN INSERT INTO counting SELECT 'session_goal', id, json_object('id', OLD.id, 'session', OLD.session, 'goal', OLD.goal), json FROM session_goal_json WHERE id = NEW.id; END;
CREATE TRIGGER record_session_goal_delete BEFORE DELETE ON session_goal BEGIN INSERT INTO counting SELECT 'session_goal', id, json, NULL FROM session_goal_json WHERE id = OLD.id; END;
CREATE TRIGGER indexing_row INSTEAD OF INSERT ON indexing WHEN NEW.columns IS NOT NULL
BEGIN
  INSERT INTO search (search, rowid, scope, text, ends)
  SELECT iif(sign < 0, 'delete', NULL), key, scope, CASE WHEN is_ascii OR text NOT GLOB '*[ᄀ-ᇿ⺀-鿿ꥠ-꥿가-퟿豈-﫿ｦ-ￜ𠀀-𿿿℀-⅏↕-⇿⌀-⏿■-➿⬀-⯿🀀-🫿]*' THEN text
      ELSE (WITH RECURSIVE cut_part (part, rest) AS (
        SELECT substr(substr(text, 1, 200000), 1, 16384), substr(substr(text, 1, 200000), 16385)
        UNION ALL SELECT substr(rest, 1, 16384), substr(rest, 16385) FROM cut_part WHERE rest <> '')
      SELECT group_concat((WITH RECURSIVE cut_many (many, rest) AS (
        SELECT substr(part, 1, 512), substr(part, 513)
        UNION ALL SELECT substr(rest, 1, 512), substr(rest, 513) FROM cut_many WHERE rest <> '')
      SELECT group_concat(CASE WHEN length(many) = length(CAST(many AS BLOB)) OR many NOT GLOB '*[ᄀ-ᇿ⺀-鿿ꥠ-꥿가-퟿豈-﫿ｦ-ￜ𠀀-𿿿℀-⅏↕-⇿⌀-⏿■-➿⬀-⯿🀀-🫿]*' THEN many
        ELSE (WITH RECURSIVE cut_few (few, rest) AS (
        SELECT substr(many, 1, 16), substr(many, 17)
        UNION ALL SELECT substr(rest, 1, 16), substr(rest, 17) FROM cut_few WHERE rest <> '')
      SELECT group_concat(CASE WHEN length(few) = length(CAST(few AS BLOB)) OR few NOT GLOB '*[ᄀ-ᇿ⺀-鿿ꥠ-꥿가-퟿豈-﫿ｦ-ￜ𠀀-𿿿℀-⅏↕-⇿⌀-⏿■-➿⬀-⯿🀀-🫿]*' THEN few
        WHEN few NOT GLOB '*[^ᄀ-ᇿ⺀-鿿ꥠ-꥿가-퟿豈-﫿ｦ-ￜ𠀀-𿿿℀-⅏↕-⇿⌀-⏿■-➿⬀-⯿🀀-🫿]*' THEN ' ' || substr(few, 1, 1) || ' ' || substr(few, 2, 1) || ' ' || substr(few, 3, 1) || ' ' || substr(few, 4, 1) || ' ' || substr(few, 5, 1) || ' ' || substr(few, 6, 1) || ' ' || substr(few, 7, 1) || ' ' || substr(few, 8, 1) || ' ' || substr(few, 9, 1) || ' ' || substr(few, 10, 1) || ' ' || substr(few, 11, 1) || ' ' || substr(few, 12, 1) || ' ' || substr(few, 13, 1) || ' ' || substr(few, 14, 1) || ' ' || substr(few, 15, 1) || ' ' || substr(few, 16, 1) || ' ' ELSE (SELECT group_concat(
          CASE WHEN letter < 'ᄀ' OR letter NOT GLOB '*[ᄀ-ᇿ⺀-鿿ꥠ-꥿가-퟿豈-﫿ｦ-ￜ𠀀-𿿿℀-⅏↕-⇿⌀-⏿■-➿⬀-⯿🀀-🫿]*' THEN letter ELSE ' ' || letter || ' ' END, '')
        FROM (SELECT substr(few, value, 1) AS letter FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]') LIMIT 16)) END, '') FROM cut_few) END, '') FROM cut_many), '') FROM cut_part)
        || substr(text, 200001) END, (SELECT group_concat(
        CASE WHEN length(word) < 11 THEN substr(word, 10, 1) || substr(word, 9, 1) || substr(word, 8, 1) || substr(word, 7, 1) || substr(word, 6, 1) || substr(word, 5, 1) || substr(word, 4, 1) WHEN length(word) < 17 THEN substr(word, 16, 1) || substr(word, 15, 1) || substr(word, 14, 1) || substr(word, 13, 1) || substr(word, 12, 1) || substr(word, 11, 1) || substr(word, 10, 1) || substr(word, 9, 1) || substr(word, 8, 1) || substr(word, 7, 1) || substr(word, 6, 1) || substr(word, 5, 1) || substr(word, 4, 1) ELSE (
          SELECT group_concat(substr(word, value, 1), '') FROM json_each('[40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4]')
          WHERE value <= length(word)) END, ' ')
      FROM (SELECT DISTINCT trim(value, '.,:;!?()[]{}<>"''*_«»“”„‘’…') AS word
      FROM json_each('[' || replace(json_quote(replace(replace(replace(replace(substr(text, 1, 200000), char(10), ' '), char(9), ' '), '-', ' '), '/', ' ')), ' ', '","') || ']'))
      WHERE length(word) BETWEEN 7 AND 40 AND (is_ascii OR word NOT GLOB '*[ᄀ-ᇿ⺀-鿿ꥠ-꥿가-퟿豈-﫿ｦ-ￜ𠀀-𿿿℀-⅏↕-⇿⌀-⏿■-➿⬀-⯿🀀-🫿]*'))
  FROM (SELECT *, length(text) = length(CAST(text AS BLOB)) AS is_ascii
  FROM (SELECT sign,
      (CAST(julianday(coalesce(json_extract(state, '$.day'), json_extract(state, '$.started_on'),
        substr(json_extract(state, '$.created_at'), 1, 10))) AS INTEGER) << 34)
        | (CAST(NEW.columns AS INTEGER) << 28) | json_extract(state, '$.id') AS key,
      'r' || ifnull(json_extract(state, '$.relationship'), json_extract(state, '$.id')) || ' '
        || replace(NEW.tbl, 'checkpoint', 'goal') AS scope,
      replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(substr((SELECT group_concat(iif(key IN ('topics', 'takeaways', 'skills'),
          (SELECT group_concat(value, char(10)) FROM json_each(e.value)), value), char(10))
        FROM json_each(state) e WHERE instr(NEW.columns, ' ' || key || ' ')), 1, 2000000)), 'Ø', 'o'), 'ø', 'o'), 'Æ', 'ae'), 'æ', 'ae'), 'Å', 'a'), 'å', 'a'), 'ß', 'ss'), 'ẞ', 'ss'), 'aa', 'a'), 'oe', 'o') AS text
    FROM (SELECT -1 AS sign, NEW.before AS state, NEW.after AS other UNION ALL SELECT 1, NEW.after, NEW.before LIMIT 2)
    WHERE EXISTS (SELECT 1 FROM json_each(state) WHERE value IS NOT json_extract(other, fullkey)
      AND instr(' id relationship day started_on ' || NEW.columns, ' ' || key || ' ')) LIMIT 2) LIMIT 2)
  WHERE text IS NOT NULL AND key & 0xfffffff;
END;
CREATE TRIGGER record_action_replace BEFORE INSERT ON action BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM action WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_action_insert AFTER INSERT ON action BEGIN INSERT INTO changing SELECT 'action', id, NULL, json FROM action_json WHERE id = NEW.id; END;
CREATE TRIGGER record_action_update AFTER UPDATE ON action BEGIN INSERT INTO changing SELECT 'action', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'text', OLD.text, 'owner', OLD.owner, 'status', OLD.status, 'day', OLD.day, 'due_on', OLD.due_on, 'done_on', OLD.done_on, 'session', OLD.session, 'goal', OLD.goal, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at, 'person', OLD.person), json FROM action_json WHERE id = NEW.id; END;
CREATE TRIGGER record_action_delete BEFORE DELETE ON action BEGIN INSERT INTO changing SELECT 'action', id, json, NULL FROM action_json WHERE id = OLD.id; END;
CREATE TRIGGER record_checkin_replace BEFORE INSERT ON checkin BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM checkin WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_checkin_insert AFTER INSERT ON checkin BEGIN INSERT INTO changing SELECT 'checkin', id, NULL, json FROM checkin_json WHERE id = NEW.id; END;
CREATE TRIGGER record_checkin_update AFTER UPDATE ON checkin BEGIN INSERT INTO changing SELECT 'checkin', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'day', OLD.day, 'frequency', OLD.frequency, 'challenge', OLD.challenge, 'more', OLD.more, 'less', OLD.less, 'private', OLD.private, 'created_at', OLD.created_at, 'owner', OLD.owner, 'expectations', OLD.expectations, 'expectations_note', OLD.expectations_note, 'skills', OLD.skills, 'career', OLD.career, 'confidence', OLD.confidence, 'network', OLD.network, 'decisions', OLD.decisions, 'satisfaction', OLD.satisfaction), json FROM checkin_json WHERE id = NEW.id; END;
CREATE TRIGGER record_checkin_delete BEFORE DELETE ON checkin BEGIN INSERT INTO changing SELECT 'checkin', id, json, NULL FROM checkin_json WHERE id = OLD.id; END;
CREATE TRIGGER record_advice_replace BEFORE INSERT ON advice BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM advice WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_advice_insert AFTER INSERT ON advice BEGIN INSERT INTO changing SELECT 'advice', id, NULL, json FROM advice_json WHERE id = NEW.id; END;
CREATE TRIGGER record_advice_update AFTER UPDATE ON advice BEGIN INSERT INTO changing SELECT 'advice', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'direction', OLD.direction, 'day', OLD.day, 'text', OLD.text, 'try_by', OLD.try_by, 'outcome', OLD.outcome, 'outcome_note', OLD.outcome_note, 'outcome_on', OLD.outcome_on, 'session', OLD.session, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at), json FROM advice_json WHERE id = NEW.id; END;
CREATE TRIGGER record_advice_delete BEFORE DELETE ON advice BEGIN INSERT INTO changing SELECT 'advice', id, json, NULL FROM advice_json WHERE id = OLD.id; END;
CREATE TRIGGER record_resource_replace BEFORE INSERT ON resource BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM resource WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_resource_insert AFTER INSERT ON resource BEGIN INSERT INTO changing SELECT 'resource', id, NULL, json FROM resource_json WHERE id = NEW.id; END;
CREATE TRIGGER record_resource_update AFTER UPDATE ON resource BEGIN INSERT INTO changing SELECT 'resource', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'title', OLD.title, 'status', OLD.status, 'day', OLD.day, 'url', OLD.url, 'type', OLD.type, 'skill', OLD.skill, 'goal', OLD.goal, 'recommended_by', OLD.recommended_by, 'due_on', OLD.due_on, 'done_on', OLD.done_on, 'minutes', OLD.minutes, 'takeaway', OLD.takeaway, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at), json FROM resource_json WHERE id = NEW.id; END;
CREATE TRIGGER record_resource_delete BEFORE DELETE ON resource BEGIN INSERT INTO changing SELECT 'resource', id, json, NULL FROM resource_json WHERE id = OLD.id; END;
CREATE TRIGGER record_question_replace BEFORE INSERT ON question BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM question WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_question_insert AFTER INSERT ON question BEGIN INSERT INTO changing SELECT 'question', id, NULL, json FROM question_json WHERE id = NEW.id; END;
CREATE TRIGGER record_question_update AFTER UPDATE ON question BEGIN INSERT INTO changing SELECT 'question', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'day', OLD.day, 'text', OLD.text, 'phase', OLD.phase, 'role', OLD.role, 'topic', OLD.topic, 'private', OLD.private, 'created_at', OLD.created_at), json FROM question_json WHERE id = NEW.id; END;
CREATE TRIGGER record_question_delete BEFORE DELETE ON question BEGIN INSERT INTO changing SELECT 'question', id, json, NULL FROM question_json WHERE id = OLD.id; END;
CREATE TRIGGER discarded_command AFTER UPDATE OF status ON command WHEN NEW.status = 'discarded'
BEGIN DELETE FROM change WHERE command = NEW.id; END;
CREATE TRIGGER record_session_replace BEFORE INSERT ON session BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM session WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_session_insert AFTER INSERT ON session BEGIN INSERT INTO counting SELECT 'session', id, NULL, json FROM session_json WHERE id = NEW.id; END;
CREATE TRIGGER record_session_update AFTER UPDATE ON session BEGIN INSERT INTO counting SELECT 'session', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'status', OLD.status, 'day', OLD.day, 'at', OLD.at, 'zone', OLD.zone, 'minutes', OLD.minutes, 'how', OLD.how, 'place', OLD.place, 'notes', OLD.notes, 'private_notes', OLD.private_notes, 'topics', OLD.topics, 'takeaways', OLD.takeaways, 'cancelled_by', OLD.cancelled_by, 'why', OLD.why, 'moved', OLD.moved, 'moved_by', OLD.moved_by, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at, 'source_digest', OLD.source_digest), json FROM session_json WHERE id = NEW.id; END;
CREATE TRIGGER record_session_delete BEFORE DELETE ON session BEGIN INSERT INTO counting SELECT 'session', id, json, NULL FROM session_json WHERE id = OLD.id; END;
CREATE TRIGGER record_note_replace BEFORE INSERT ON note BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM note WHERE id = NEW.id OR uuid = NEW.uuid); END;
CREATE TRIGGER record_note_insert AFTER INSERT ON note BEGIN INSERT INTO changing SELECT 'note', id, NULL, json FROM note_json WHERE id = NEW.id; END;
CREATE TRIGGER record_note_update AFTER UPDATE ON note BEGIN INSERT INTO changing SELECT 'note', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'relationship', OLD.relationship, 'day', OLD.day, 'text', OLD.text, 'private', OLD.private, 'created_at', OLD.created_at, 'source_digest', OLD.source_digest), json FROM note_json WHERE id = NEW.id; END;
CREATE TRIGGER record_note_delete BEFORE DELETE ON note BEGIN INSERT INTO changing SELECT 'note', id, json, NULL FROM note_json WHERE id = OLD.id; END;
CREATE TRIGGER record_evaluation_replace BEFORE INSERT ON evaluation BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM evaluation WHERE id = NEW.id OR programme = NEW.programme AND day = NEW.day OR uuid = NEW.uuid); END;
CREATE TRIGGER record_evaluation_insert AFTER INSERT ON evaluation BEGIN INSERT INTO changing SELECT 'evaluation', id, NULL, json FROM evaluation_json WHERE id = NEW.id; END;
CREATE TRIGGER record_evaluation_update AFTER UPDATE ON evaluation BEGIN INSERT INTO changing SELECT 'evaluation', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'programme', OLD.programme, 'day', OLD.day, 'note', OLD.note, 'look_again_on', OLD.look_again_on, 'created_at', OLD.created_at), json FROM evaluation_json WHERE id = NEW.id; END;
CREATE TRIGGER record_evaluation_delete BEFORE DELETE ON evaluation BEGIN INSERT INTO changing SELECT 'evaluation', id, json, NULL FROM evaluation_json WHERE id = OLD.id; END;
CREATE TRIGGER changing_row INSTEAD OF INSERT ON changing WHEN NEW.before IS NOT NEW.after
BEGIN
  SELECT RAISE(ABORT, 'update the row: to replace it would forget what it was')
  WHERE NEW.before IS NULL AND (SELECT replaced FROM recording);
  INSERT INTO command (at, verb, status)
  SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'outside', 'done' FROM recording
  WHERE command IS NULL
    AND (SELECT verb || status || at FROM command ORDER BY id DESC LIMIT 1) IS NOT 'outsidedone' || strftime('%Y-%m-%dT%H:%M:%fZ', 'now');
  UPDATE command SET status = 'discarded'
  WHERE status = 'undone' AND (SELECT command FROM recording) IS NULL;
  INSERT INTO change (command, tbl, row, event, before)
  SELECT coalesce(command, (SELECT max(id) FROM command)), NEW.tbl, NEW.row,
    CASE WHEN NEW.before IS NULL THEN 'insert' WHEN NEW.after IS NULL THEN 'delete' ELSE 'update' END,
    CASE WHEN NEW.before IS NULL OR NEW.after IS NULL THEN NEW.before ELSE (SELECT json_group_object(key, value)
      FROM json_each(NEW.before) WHERE value IS NOT json_extract(NEW.after, fullkey)) END
  FROM recording WHERE command IS NOT 0;
  INSERT INTO revision (tbl, row, sequence)
  SELECT NEW.tbl, NEW.row, 1
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.before) WHERE value IS NOT json_extract(NEW.after, fullkey)
    AND instr(CASE NEW.tbl WHEN 'session' THEN ' relationship status day at minutes place how zone private ' WHEN 'goal' THEN ' relationship status title due_on private ' WHEN 'action' THEN ' relationship status text due_on private ' END, ' ' || key || ' '))
  ON CONFLICT (tbl, row) DO UPDATE SET sequence = sequence + 1;
  INSERT INTO indexing VALUES (NEW.tbl, CASE NEW.tbl WHEN 'relationship' THEN '1 name focus email org agreement reason thanks learned same different next programme admire skills hope offer background found_through message answer_note summary_readers ' WHEN 'session' THEN '2 notes private_notes place why topics takeaways ' WHEN 'goal' THEN '3 title why measure ' WHEN 'action' THEN '4 text person ' WHEN 'feedback' THEN '5 text situation behaviour impact outcome_note ' WHEN 'milestone' THEN '6 title how ' WHEN 'point' THEN '7 text ' WHEN 'note' THEN '8 text ' WHEN 'checkpoint' THEN '9 note ' WHEN 'checkin' THEN '10 more less expectations_note ' WHEN 'rating' THEN '11 skill ' WHEN 'advice' THEN '12 text outcome_note ' WHEN 'resource' THEN '13 title url skill takeaway ' WHEN 'question' THEN '14 text topic ' END, NEW.before, NEW.after);
END;
CREATE TRIGGER record_relationship_replace BEFORE INSERT ON relationship BEGIN UPDATE recording SET replaced = EXISTS (SELECT 1 FROM relationship WHERE id = NEW.id OR name = NEW.name AND status = 'active' AND NEW.status = 'active' AND id > 0 AND NEW.id IS NOT 0 OR uuid = NEW.uuid); END;
CREATE TRIGGER record_relationship_insert AFTER INSERT ON relationship BEGIN INSERT INTO changing SELECT 'relationship', id, NULL, json FROM relationship_json WHERE id = NEW.id; END;
CREATE TRIGGER record_relationship_update AFTER UPDATE ON relationship BEGIN INSERT INTO changing SELECT 'relationship', id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'name', OLD.name, 'role', OLD.role, 'status', OLD.status, 'started_on', OLD.started_on, 'cadence', OLD.cadence, 'focus', OLD.focus, 'email', OLD.email, 'org', OLD.org, 'ends_on', OLD.ends_on, 'paused_until', OLD.paused_until, 'resumed_on', OLD.resumed_on, 'ended_on', OLD.ended_on, 'reason', OLD.reason, 'thanks', OLD.thanks, 'learned', OLD.learned, 'same', OLD.same, 'different', OLD.different, 'next', OLD.next, 'keep_in_touch_on', OLD.keep_in_touch_on, 'agreement', OLD.agreement, 'agreed_on', OLD.agreed_on, 'look_again_on', OLD.look_again_on, 'snoozed_until', OLD.snoozed_until, 'private', OLD.private, 'created_at', OLD.created_at, 'type', OLD.type, 'programme', OLD.programme, 'sessions_agreed', OLD.sessions_agreed, 'admire', OLD.admire, 'skills', OLD.skills, 'hope', OLD.hope, 'offer', OLD.offer, 'background', OLD.background, 'found_through', OLD.found_through, 'goal', OLD.goal, 'asked_on', OLD.asked_on, 'via', OLD.via, 'message', OLD.message, 'follow_up_on', OLD.follow_up_on, 'answer', OLD.answer, 'answered_on', OLD.answered_on, 'answer_note', OLD.answer_note, 'recap', OLD.recap, 'summary_readers', OLD.summary_readers), json FROM relationship_json WHERE id = NEW.id; END;
CREATE TRIGGER record_relationship_delete BEFORE DELETE ON relationship BEGIN INSERT INTO changing SELECT 'relationship', id, json, NULL FROM relationship_json WHERE id = OLD.id; END;
COMMIT;
