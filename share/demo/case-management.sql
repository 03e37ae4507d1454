-- A case management database in the shape of the Standard Safeguarding Dataset; dates are ISO 8601 text.

CREATE TABLE ssd_person (
  pers_legacy_id TEXT,
  pers_person_id TEXT PRIMARY KEY NOT NULL,
  pers_upn TEXT,
  pers_forename TEXT,
  pers_surname TEXT,
  pers_sex TEXT,
  pers_gender TEXT,
  pers_ethnicity TEXT,
  pers_dob TEXT,
  pers_single_unique_id TEXT,
  pers_upn_unknown TEXT,
  pers_send_flag TEXT,
  pers_expected_dob TEXT,
  pers_death_date TEXT,
  pers_is_mother TEXT,
  pers_nationality TEXT
);

CREATE TABLE ssd_family (
  fami_table_id TEXT PRIMARY KEY NOT NULL,
  fami_family_id TEXT,
  fami_person_id TEXT
);
CREATE INDEX ssd_family_by_fami_person_id ON ssd_family (fami_person_id);
CREATE INDEX ssd_family_by_fami_family_id ON ssd_family (fami_family_id);

CREATE TABLE ssd_linked_identifiers (
  link_table_id TEXT PRIMARY KEY NOT NULL,
  link_person_id TEXT,
  link_identifier_type TEXT,
  link_identifier_value TEXT,
  link_valid_from_date TEXT,
  link_valid_to_date TEXT
);
CREATE INDEX ssd_linked_identifiers_by_link_person_id ON ssd_linked_identifiers (link_person_id);

CREATE TABLE ssd_address (
  addr_table_id TEXT PRIMARY KEY NOT NULL,
  addr_person_id TEXT,
  addr_address_type TEXT,
  addr_address_start_date TEXT,
  addr_address_end_date TEXT,
  addr_address_postcode TEXT,
  addr_address_json TEXT
);
CREATE INDEX ssd_address_by_addr_person_id ON ssd_address (addr_person_id);

CREATE TABLE ssd_contacts (
  cont_contact_id TEXT PRIMARY KEY NOT NULL,
  cont_person_id TEXT,
  cont_contact_date TEXT,
  cont_contact_source_code TEXT,
  cont_contact_source_desc TEXT,
  cont_contact_outcome_json TEXT
);
CREATE INDEX ssd_contacts_by_cont_person_id ON ssd_contacts (cont_person_id);

CREATE TABLE ssd_early_help_episodes (
  earl_episode_id TEXT PRIMARY KEY NOT NULL,
  earl_person_id TEXT,
  earl_episode_start_date TEXT,
  earl_episode_end_date TEXT,
  earl_episode_reason TEXT,
  earl_episode_end_reason TEXT,
  earl_episode_organisation TEXT,
  earl_episode_worker_id TEXT
);
CREATE INDEX ssd_early_help_episodes_by_earl_person_id ON ssd_early_help_episodes (earl_person_id);

CREATE TABLE ssd_cin_episodes (
  cine_referral_id TEXT PRIMARY KEY NOT NULL,
  cine_person_id TEXT,
  cine_referral_date TEXT,
  cine_cin_primary_need_code TEXT,
  cine_referral_source_code TEXT,
  cine_referral_source_desc TEXT,
  cine_referral_outcome_json TEXT,
  cine_referral_nfa TEXT,
  cine_close_reason TEXT,
  cine_close_date TEXT,
  cine_referral_team TEXT,
  cine_referral_worker_id TEXT
);
CREATE INDEX ssd_cin_episodes_by_cine_person_id ON ssd_cin_episodes (cine_person_id);

CREATE TABLE ssd_cin_assessments (
  cina_assessment_id TEXT PRIMARY KEY NOT NULL,
  cina_person_id TEXT,
  cina_referral_id TEXT,
  cina_assessment_start_date TEXT,
  cina_assessment_child_seen TEXT,
  cina_assessment_auth_date TEXT,
  cina_assessment_outcome_json TEXT,
  cina_assessment_outcome_nfa TEXT,
  cina_assessment_team TEXT,
  cina_assessment_worker_id TEXT
);
CREATE INDEX ssd_cin_assessments_by_cina_person_id ON ssd_cin_assessments (cina_person_id);

CREATE TABLE ssd_assessment_factors (
  cinf_table_id TEXT PRIMARY KEY NOT NULL,
  cinf_assessment_id TEXT,
  cinf_assessment_factors_json TEXT
);
CREATE INDEX ssd_assessment_factors_by_cinf_assessment_id ON ssd_assessment_factors (cinf_assessment_id);

CREATE TABLE ssd_involvements (
  invo_involvements_id TEXT PRIMARY KEY NOT NULL,
  invo_professional_id TEXT,
  invo_professional_role_id TEXT,
  invo_professional_team TEXT,
  invo_person_id TEXT,
  invo_involvement_start_date TEXT,
  invo_involvement_end_date TEXT,
  invo_worker_change_reason TEXT,
  invo_referral_id TEXT
);
CREATE INDEX ssd_involvements_by_invo_person_id ON ssd_involvements (invo_person_id);

CREATE TABLE ssd_professionals (
  prof_professional_id TEXT PRIMARY KEY NOT NULL,
  prof_staff_id TEXT,
  prof_professional_name TEXT,
  prof_social_worker_registration_no TEXT,
  prof_agency_worker_flag TEXT,
  prof_professional_job_title TEXT,
  prof_professional_caseload INTEGER,
  prof_professional_department TEXT,
  prof_full_time_equivalency REAL
);

CREATE TABLE ssd_disability (
  disa_table_id TEXT PRIMARY KEY NOT NULL,
  disa_person_id TEXT,
  disa_disability_code TEXT
);
CREATE INDEX ssd_disability_by_disa_person_id ON ssd_disability (disa_person_id);

CREATE TABLE ssd_send (
  send_table_id TEXT PRIMARY KEY NOT NULL,
  send_person_id TEXT,
  send_upn TEXT,
  send_uln TEXT,
  send_upn_unknown TEXT
);
CREATE INDEX ssd_send_by_send_person_id ON ssd_send (send_person_id);

CREATE TABLE ssd_missing (
  miss_table_id TEXT PRIMARY KEY NOT NULL,
  miss_person_id TEXT,
  miss_missing_episode_start_date TEXT,
  miss_missing_episode_type TEXT,
  miss_missing_episode_end_date TEXT,
  miss_missing_rhi_offered TEXT,
  miss_missing_rhi_accepted TEXT
);
CREATE INDEX ssd_missing_by_miss_person_id ON ssd_missing (miss_person_id);
