-- The data set as somebody who knows SQLite would keep it: whole numbers for instants (Unix milliseconds), types and Kristals, events clustered
-- by type and time, so that every filter by type and window reads one run of the table. {folder} is the folder of the files.

PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -1000000;

.mode csv
.import {folder}/customers.csv customer_file
.import {folder}/kristals.csv kristal_file
.import {folder}/events.csv event_file

CREATE TABLE customers (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, country TEXT, language TEXT, channel TEXT, tier TEXT, advisor TEXT, sector TEXT, postcode TEXT,
  risk_level INTEGER, age INTEGER, portfolio_value REAL, cash_balance REAL, monthly_inflow REAL, total_return REAL, credit_score INTEGER,
  is_employee INTEGER, marketing_consent INTEGER, joined INTEGER, birth_date INTEGER, kyc_expires INTEGER, last_contact INTEGER, interests TEXT, products TEXT);

INSERT INTO customers SELECT
  CAST(substr(key, 2) AS INTEGER), key, nullif(country, ''), nullif(language, ''), nullif(channel, ''), nullif(tier, ''), nullif(advisor, ''),
  nullif(sector, ''), nullif(postcode, ''), nullif(risk_level, ''), nullif(age, ''), nullif(portfolio_value, ''), nullif(cash_balance, ''),
  nullif(monthly_inflow, ''), nullif(total_return, ''), nullif(credit_score, ''),
  CASE is_employee WHEN 'true' THEN 1 WHEN 'false' THEN 0 END, CASE marketing_consent WHEN 'true' THEN 1 WHEN 'false' THEN 0 END,
  unixepoch(nullif(substr(joined, 1, 19), '')) * 1000 + coalesce(nullif(substr(joined, 21, 3), ''), 0), unixepoch(nullif(birth_date, '')) * 1000,
  unixepoch(nullif(kyc_expires, '')) * 1000,
  unixepoch(nullif(substr(last_contact, 1, 19), '')) * 1000 + coalesce(nullif(substr(last_contact, 21, 3), ''), 0),
  '|' || nullif(interests, '') || '|', '|' || nullif(products, '') || '|'
FROM customer_file;

CREATE INDEX customers_advisor ON customers (advisor);
CREATE INDEX customers_postcode ON customers (postcode);
CREATE INDEX customers_joined ON customers (joined);
CREATE INDEX customers_kyc_expires ON customers (kyc_expires);
CREATE INDEX customers_portfolio_value ON customers (portfolio_value);
CREATE INDEX customers_country_tier ON customers (country, tier);

CREATE TABLE kristals (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT, active INTEGER, category TEXT, risk INTEGER, yield REAL, currency TEXT, esg INTEGER,
  launched INTEGER, themes TEXT);

INSERT INTO kristals SELECT
  CAST(substr(key, 2) AS INTEGER), key, title, active = 'true', nullif(category, ''), nullif(risk, ''), nullif(yield, ''), nullif(currency, ''),
  CASE esg WHEN 'true' THEN 1 WHEN 'false' THEN 0 END, unixepoch(nullif(launched, '')) * 1000, '|' || nullif(themes, '') || '|'
FROM kristal_file;

CREATE TABLE events (
  type INTEGER NOT NULL, time INTEGER NOT NULL, number INTEGER NOT NULL, customer INTEGER NOT NULL, kristal INTEGER, amount REAL, seconds REAL,
  position INTEGER, severity INTEGER, device TEXT, query TEXT, PRIMARY KEY (type, time, number)) WITHOUT ROWID;

INSERT INTO events SELECT
  CASE type WHEN 'viewed' THEN 0 WHEN 'clicked' THEN 1 WHEN 'searched' THEN 2 WHEN 'login' THEN 3 WHEN 'invested' THEN 4 WHEN 'redeemed' THEN 5
    WHEN 'deposited' THEN 6 WHEN 'alert' THEN 7 END AS type,
  unixepoch(substr(time, 1, 19)) * 1000 + coalesce(nullif(substr(time, 21, 3), ''), 0) AS time, rowid, CAST(substr(customer, 2) AS INTEGER),
  CAST(substr(nullif(kristal, ''), 2) AS INTEGER), nullif(amount, ''), nullif(seconds, ''), nullif(position, ''), nullif(severity, ''),
  nullif(device, ''), nullif(query, '')
FROM event_file ORDER BY 1, 2, 3;

DROP TABLE customer_file;
DROP TABLE kristal_file;
DROP TABLE event_file;
ANALYZE;
