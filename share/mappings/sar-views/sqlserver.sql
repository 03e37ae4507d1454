-- Views for access requests, for the source mapping sar-views: a template for SQL Server 2012 or later and, with the
-- last part as its comments say, for Azure Synapse. It was run on no server: try it on a copy first.
--
-- Write your own tables and columns in the place of dbo.your_..., keep the names after AS, and run it with
--   sqlcmd -d YourDatabase -i sqlserver.sql
-- and the password of the new account in the environment variable reader_password: on the command line others see it.
-- The schema belongs to dbo, as your tables do: the views then read them by ownership, and the account of dsrkit needs
-- no right on them. If your tables belong to somebody else, write that owner after AUTHORIZATION.
--
-- - Show every row, also of closed cases, of former addresses and of people who have died: a search that finds
--   nothing says that nothing is held. What may be withheld is decided later, by an officer, and is recorded.
-- - restricted is 1 where the application hides a record (adoption, witness protection, relatives of staff). It may
--   not leave the row out: the officer has to know that it is there, and a named person approves its use.
-- - Leave the ids as they are, without CAST or CONVERT: the server then finds rows by the index of your table.
-- - Where the system has nothing of a kind, let the view be empty: SELECT ... WHERE 1 = 0.

CREATE SCHEMA sar AUTHORIZATION dbo;
GO

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
  CASE WHEN p.is_restricted = 1 THEN 1 ELSE 0 END AS restricted
FROM dbo.your_person AS p;
GO

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
FROM dbo.your_person_name AS a;
GO

-- identifier_type is one of nhs-number, upn, uln, nino, or a word of your own.
CREATE VIEW sar.sar_identifier AS
SELECT
  i.id AS identifier_id,
  i.person_id AS person_id,
  i.identifier_type AS identifier_type,
  i.identifier_value AS identifier_value
FROM dbo.your_person_identifier AS i;
GO

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
  CASE WHEN a.is_confidential = 1 THEN 1 ELSE 0 END AS safe_address,
  CASE WHEN a.is_restricted = 1 THEN 1 ELSE 0 END AS restricted
FROM dbo.your_person_address AS a;
GO

-- Who belongs together: one row for each person in each household or family.
CREATE VIEW sar.sar_household AS
SELECT
  m.id AS member_id,
  m.person_id AS person_id,
  m.household_id AS household_id,
  m.relation AS relation           -- of this member to the household: mother, grandfather, lodger
FROM dbo.your_household_member AS m;
GO

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
  CASE WHEN r.is_confidential = 1 THEN 1 ELSE 0 END AS safe_address,
  CASE WHEN r.is_restricted = 1 THEN 1 ELSE 0 END AS restricted
FROM dbo.your_person_contact AS r;
GO

-- Workers that records name: they acted officially and stay readable.
CREATE VIEW sar.sar_professional AS
SELECT
  w.id AS professional_id,
  w.full_name AS full_name,
  w.job_title AS job,
  w.employer AS employer
FROM dbo.your_worker AS w;
GO

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
  CASE WHEN n.is_restricted = 1 THEN 1 ELSE 0 END AS restricted
FROM dbo.your_case_note AS n
WHERE COALESCE(n.is_health, 0) = 0 AND COALESCE(n.is_education, 0) = 0;
GO

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
  CASE WHEN n.is_restricted = 1 THEN 1 ELSE 0 END AS restricted
FROM dbo.your_case_note AS n
WHERE n.is_health = 1;
GO

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
  CASE WHEN n.is_restricted = 1 THEN 1 ELSE 0 END AS restricted
FROM dbo.your_case_note AS n
WHERE n.is_education = 1 AND COALESCE(n.is_health, 0) = 0;
GO

-- Files: letters, reports, scans. The content is the bytes of the file.
CREATE VIEW sar.sar_document AS
SELECT
  d.id AS document_id,
  d.person_id AS person_id,
  d.title AS title,
  d.document_date AS document_date,
  d.file_name AS file_name,
  d.file_bytes AS content,
  CASE WHEN d.is_restricted = 1 THEN 1 ELSE 0 END AS restricted
FROM dbo.your_document AS d;
GO

-- The account: it may read these views and nothing else. dsrkit asks with HAS_PERMS_BY_NAME what the account
-- could change and refuses one that could change a view. On Azure with Entra ID leave out the login and write
--   CREATE USER [name of the application] FROM EXTERNAL PROVIDER WITH DEFAULT_SCHEMA = sar;
-- and that name in the place of dsrkit_reader below.
CREATE LOGIN dsrkit_reader WITH PASSWORD = N'$(reader_password)';
GO
CREATE USER dsrkit_reader FOR LOGIN dsrkit_reader WITH DEFAULT_SCHEMA = sar;
GO
GRANT SELECT ON OBJECT::sar.sar_person TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_alias TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_identifier TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_address TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_household TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_relation TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_professional TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_record TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_health_record TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_education_record TO dsrkit_reader;
GRANT SELECT ON OBJECT::sar.sar_document TO dsrkit_reader;
GO
-- Also against what a role of the database could give it later.
DENY INSERT, UPDATE, DELETE, EXECUTE, ALTER ON SCHEMA::sar TO dsrkit_reader;
GO
