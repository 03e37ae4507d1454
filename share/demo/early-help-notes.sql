-- An early help case-note store.

CREATE TABLE eh_person (
  id TEXT PRIMARY KEY NOT NULL,
  forename TEXT,
  surname TEXT,
  known_as TEXT,
  dob TEXT,
  nhs_number TEXT,
  address TEXT,
  phone TEXT,
  email TEXT
);

CREATE TABLE eh_alias (
  id TEXT PRIMARY KEY NOT NULL,
  person_id TEXT,
  alias TEXT,
  alias_type TEXT
);
CREATE INDEX eh_alias_by_person_id ON eh_alias (person_id);

CREATE TABLE eh_relationship (
  id TEXT PRIMARY KEY NOT NULL,
  person_id TEXT,
  related_name TEXT,
  relation TEXT,
  phone TEXT,
  address TEXT,
  safe_address INTEGER
);
CREATE INDEX eh_relationship_by_person_id ON eh_relationship (person_id);

CREATE TABLE eh_worker (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  role TEXT,
  employer TEXT
);

CREATE TABLE eh_note (
  id TEXT PRIMARY KEY NOT NULL,
  person_id TEXT,
  worker_id TEXT,
  note_date TEXT,
  note_type TEXT,
  title TEXT,
  body TEXT,
  restricted INTEGER
);
CREATE INDEX eh_note_by_person_id ON eh_note (person_id);
