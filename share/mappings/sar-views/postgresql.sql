-- Views for access requests, for the source mapping sar-views: a template for PostgreSQL, run on version 15.
--
-- Write your own tables and columns in the place of your_..., keep the names after AS, and run it as the owner of
-- the tables: the views read them with the owner's rights, so the account of dsrkit needs none on them.
--
-- - Show every row, also of closed cases, of former addresses and of people who have died: a search that finds
--   nothing says that nothing is held. What may be withheld is decided later, by an officer, and is recorded.
-- - restricted is 1 where the application hides a record (adoption, witness protection, relatives of staff). It may
--   not leave the row out: the officer has to know that it is there, and a named person approves its use.
-- - Leave the ids as they are, without a cast: PostgreSQL then finds a person's rows by the index of your table.
-- - Where the system has nothing of a kind, let the view be empty: SELECT ... WHERE false.

CREATE SCHEMA sar;

-- One row a person.
CREATE VIEW sar.sar_person AS
SELECT
  p.id AS person_id,
  p.first_names AS given_name,
  p.last_name AS family_name,
  p.birth_date AS born,            -- a date, or a text as 2009-04-12
  p.death_date AS died,
  p.sex AS sex,
  p.phone AS phone,
  p.email AS email,
  CASE WHEN p.is_restricted THEN 1 ELSE 0 END AS restricted
FROM your_person AS p;

-- Every further name: former, maiden, known as.
CREATE VIEW sar.sar_alias AS
SELECT
  a.id AS alias_id,
  a.person_id AS person_id,
  a.first_names AS given_name,
  a.last_name AS family_name,
  a.name_type AS alias_type,
  a.valid_from AS from_date,
  a.valid_to AS to_date
FROM your_person_name AS a;

-- identifier_type is one of nhs-number, upn, uln, nino, or a word of your own.
CREATE VIEW sar.sar_identifier AS
SELECT
  i.id AS identifier_id,
  i.person_id AS person_id,
  i.identifier_type AS identifier_type,
  i.identifier_value AS identifier_value
FROM your_person_identifier AS i;

-- safe_address is 1 for a refuge or any address that nobody may learn.
CREATE VIEW sar.sar_address AS
SELECT
  a.id AS address_id,
  a.person_id AS person_id,
  a.address_type AS address_type,
  a.address_lines AS address,      -- in one column, without the postcode
  a.postcode AS postcode,
  a.lived_from AS from_date,
  a.lived_to AS to_date,
  CASE WHEN a.is_confidential THEN 1 ELSE 0 END AS safe_address,
  CASE WHEN a.is_restricted THEN 1 ELSE 0 END AS restricted
FROM your_person_address AS a;

-- Who belongs together: one row for each person in each household or family.
CREATE VIEW sar.sar_household AS
SELECT
  m.id AS member_id,
  m.person_id AS person_id,
  m.household_id AS household_id,
  m.relation AS relation           -- of this member to the household: mother, grandfather, lodger
FROM your_household_member AS m;

-- People named beside a person who have no row of their own: neighbour, referrer, father elsewhere.
CREATE VIEW sar.sar_relation AS
SELECT
  r.id AS relation_id,
  r.person_id AS person_id,
  r.relation AS relation,          -- write referrer for whoever reported something: it protects them
  r.first_names AS given_name,
  r.last_name AS family_name,
  r.birth_date AS born,
  r.address_lines AS address,
  r.phone AS phone,
  r.email AS email,
  CASE WHEN r.is_confidential THEN 1 ELSE 0 END AS safe_address,
  CASE WHEN r.is_restricted THEN 1 ELSE 0 END AS restricted
FROM your_person_contact AS r;

-- Workers that records name: they acted officially and stay readable.
CREATE VIEW sar.sar_professional AS
SELECT
  w.id AS professional_id,
  w.full_name AS full_name,
  w.job_title AS job,
  w.employer AS employer
FROM your_worker AS w;

-- Case notes, contacts, assessments, plans. What is about several people gets a row for each, with an id of its own.
CREATE VIEW sar.sar_record AS
SELECT
  n.id AS record_id,
  n.person_id AS person_id,
  n.note_type AS record_type,
  n.note_date AS record_date,
  n.note_text AS record_text,
  n.author_name AS author,
  n.author_job AS author_role,
  n.worker_id AS professional_id,
  CASE WHEN n.is_restricted THEN 1 ELSE 0 END AS restricted
FROM your_case_note AS n
WHERE n.is_health IS NOT TRUE AND n.is_education IS NOT TRUE;

-- What a health professional wrote or what came from one (DPA 2018 section 205(1) and Schedule 3 Part 2).
CREATE VIEW sar.sar_health_record AS
SELECT
  n.id AS record_id,
  n.person_id AS person_id,
  n.note_type AS record_type,
  n.note_date AS record_date,
  n.note_text AS record_text,
  n.author_name AS author,
  n.author_job AS author_role,
  n.worker_id AS professional_id,
  CASE WHEN n.is_restricted THEN 1 ELSE 0 END AS restricted
FROM your_case_note AS n
WHERE n.is_health;

-- What came from a school or an education service (DPA 2018 Schedule 3 Part 4).
CREATE VIEW sar.sar_education_record AS
SELECT
  n.id AS record_id,
  n.person_id AS person_id,
  n.note_type AS record_type,
  n.note_date AS record_date,
  n.note_text AS record_text,
  n.author_name AS author,
  n.author_job AS author_role,
  n.worker_id AS professional_id,
  CASE WHEN n.is_restricted THEN 1 ELSE 0 END AS restricted
FROM your_case_note AS n
WHERE n.is_education AND n.is_health IS NOT TRUE;

-- Files: letters, reports, scans. The content is the bytes of the file.
CREATE VIEW sar.sar_document AS
SELECT
  d.id AS document_id,
  d.person_id AS person_id,
  d.title AS title,
  d.document_date AS document_date,
  d.file_name AS file_name,
  d.file_bytes AS content,
  CASE WHEN d.is_restricted THEN 1 ELSE 0 END AS restricted
FROM your_document AS d;

-- The account: it may read these views and nothing else. dsrkit looks at the privileges and refuses an account that
-- could change a view. Give it its password in psql with \password dsrkit_reader, so that none stands in a file.
CREATE ROLE dsrkit_reader LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT CONNECTION LIMIT 8;
ALTER ROLE dsrkit_reader SET search_path = sar;
ALTER ROLE dsrkit_reader SET default_transaction_read_only = on;
ALTER ROLE dsrkit_reader SET statement_timeout = '2min';

REVOKE ALL ON SCHEMA sar FROM PUBLIC;
GRANT USAGE ON SCHEMA sar TO dsrkit_reader;
GRANT SELECT ON
  sar.sar_person, sar.sar_alias, sar.sar_identifier, sar.sar_address, sar.sar_household, sar.sar_relation,
  sar.sar_professional, sar.sar_record, sar.sar_health_record, sar.sar_education_record, sar.sar_document
TO dsrkit_reader;
