-- An empty system with the tables that share/mappings/sar-views/postgresql.sql is written over.
CREATE TABLE your_person (id bigint PRIMARY KEY, first_names text, last_name text, birth_date date, death_date date,
  sex text, phone text, email text, is_restricted boolean);
CREATE TABLE your_person_name (id bigint PRIMARY KEY, person_id bigint, first_names text, last_name text,
  name_type text, valid_from date, valid_to date);
CREATE TABLE your_person_identifier (id bigint PRIMARY KEY, person_id bigint, identifier_type text,
  identifier_value text);
CREATE TABLE your_person_address (id bigint PRIMARY KEY, person_id bigint, address_type text, address_lines text,
  postcode text, lived_from date, lived_to date, is_confidential boolean, is_restricted boolean);
CREATE TABLE your_household_member (id bigint PRIMARY KEY, person_id bigint, household_id bigint, relation text);
CREATE TABLE your_person_contact (id bigint PRIMARY KEY, person_id bigint, relation text, first_names text,
  last_name text, birth_date date, address_lines text, phone text, email text, is_confidential boolean,
  is_restricted boolean);
CREATE TABLE your_worker (id bigint PRIMARY KEY, full_name text, job_title text, employer text);
CREATE TABLE your_case_note (id bigint PRIMARY KEY, person_id bigint, note_type text, note_date date, note_text text,
  author_name text, author_job text, worker_id bigint, is_health boolean, is_education boolean,
  is_restricted boolean);
CREATE TABLE your_document (id bigint PRIMARY KEY, person_id bigint, title text, document_date date, file_name text,
  file_bytes bytea, is_restricted boolean);
