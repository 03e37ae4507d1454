-- What a database administrator refreshes every night: each address on one line. A table, because SQLite runs
-- no JSON function inside the view of a database that it does not trust.
CREATE TABLE sar_address AS
SELECT
  ssd_address.*,
  coalesce('Flat ' || nullif(json_extract(addr_address_json, '$.FLAT'), '') || ', ', '')
    || coalesce(nullif(json_extract(addr_address_json, '$.BUILDING'), '') || ', ', '')
    || coalesce(nullif(json_extract(addr_address_json, '$.HOUSE'), '') || ' ', '')
    || json_extract(addr_address_json, '$.STREET') || ', ' || json_extract(addr_address_json, '$.TOWN') || ' '
    || addr_address_postcode AS addr_address_line
FROM ssd_address;
CREATE INDEX sar_address_by_addr_person_id ON sar_address (addr_person_id);
