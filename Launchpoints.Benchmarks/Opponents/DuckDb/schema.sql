-- The data set as somebody who knows DuckDB would keep it: typed columns, an ENUM for every text with few different values, dates as DATE,
-- instants as TIMESTAMP, tags as lists, events in one table in the order that filters by type and window read. README.md says what was tried.
-- {folder} is the folder of the files.

CREATE TEMP TABLE customer_file AS SELECT * FROM read_csv('{folder}/customers.csv', all_varchar = true, header = true);

CREATE TYPE country_type AS ENUM (SELECT DISTINCT country FROM customer_file WHERE country IS NOT NULL ORDER BY 1);
CREATE TYPE language_type AS ENUM (SELECT DISTINCT "language" FROM customer_file WHERE "language" IS NOT NULL ORDER BY 1);
CREATE TYPE channel_type AS ENUM (SELECT DISTINCT channel FROM customer_file WHERE channel IS NOT NULL ORDER BY 1);
CREATE TYPE tier_type AS ENUM (SELECT DISTINCT tier FROM customer_file WHERE tier IS NOT NULL ORDER BY 1);
CREATE TYPE advisor_type AS ENUM (SELECT DISTINCT advisor FROM customer_file WHERE advisor IS NOT NULL ORDER BY 1);
CREATE TYPE sector_type AS ENUM (SELECT DISTINCT sector FROM customer_file WHERE sector IS NOT NULL ORDER BY 1);
CREATE TYPE interests_type AS ENUM (SELECT DISTINCT unnest(string_split(interests, '|')) FROM customer_file ORDER BY 1);
CREATE TYPE products_type AS ENUM (SELECT DISTINCT unnest(string_split(products, '|')) FROM customer_file ORDER BY 1);

CREATE TABLE customers AS
SELECT
  CAST(substr(key, 2) AS INTEGER) AS id,
  key,
  CAST(country AS country_type) AS country,
  CAST("language" AS language_type) AS "language",
  CAST(channel AS channel_type) AS channel,
  CAST(tier AS tier_type) AS tier,
  CAST(advisor AS advisor_type) AS advisor,
  CAST(sector AS sector_type) AS sector,
  postcode,
  CAST(risk_level AS UTINYINT) AS risk_level,
  CAST(age AS UTINYINT) AS age,
  CAST(portfolio_value AS DOUBLE) AS portfolio_value,
  CAST(cash_balance AS DOUBLE) AS cash_balance,
  CAST(monthly_inflow AS DOUBLE) AS monthly_inflow,
  CAST(total_return AS DOUBLE) AS total_return,
  CAST(credit_score AS USMALLINT) AS credit_score,
  CAST(is_employee AS BOOLEAN) AS is_employee,
  CAST(marketing_consent AS BOOLEAN) AS marketing_consent,
  CAST(joined AS TIMESTAMP) AS joined,
  CAST(birth_date AS DATE) AS birth_date,
  CAST(kyc_expires AS DATE) AS kyc_expires,
  CAST(last_contact AS TIMESTAMP) AS last_contact,
  CAST(CASE WHEN interests = '|' THEN [] ELSE string_split(interests, '|') END AS interests_type[]) AS interests,
  CAST(CASE WHEN products = '|' THEN [] ELSE string_split(products, '|') END AS products_type[]) AS products
FROM customer_file;

DROP TABLE customer_file;

CREATE TEMP TABLE kristal_file AS SELECT * FROM read_csv('{folder}/kristals.csv', all_varchar = true, header = true);

CREATE TYPE category_type AS ENUM (SELECT DISTINCT category FROM kristal_file WHERE category IS NOT NULL ORDER BY 1);

CREATE TABLE kristals AS
SELECT
  CAST(substr(key, 2) AS SMALLINT) AS id,
  key,
  title,
  CAST(active AS BOOLEAN) AS active,
  CAST(category AS category_type) AS category,
  CAST(risk AS UTINYINT) AS risk,
  CAST(yield AS DOUBLE) AS yield,
  currency,
  CAST(esg AS BOOLEAN) AS esg,
  CAST(launched AS DATE) AS launched,
  CASE WHEN themes = '|' THEN [] ELSE string_split(themes, '|') END AS themes
FROM kristal_file;

DROP TABLE kristal_file;

CREATE TYPE type_type AS ENUM ('viewed', 'clicked', 'searched', 'login', 'invested', 'redeemed', 'deposited', 'alert');
CREATE TYPE device_type AS ENUM ('ios', 'android', 'web', 'tablet');

CREATE TABLE events AS
SELECT
  CAST(substr(e.customer, 2) AS INTEGER) AS customer,
  CAST(e.type AS type_type) AS type,
  CAST(e.time AS TIMESTAMP) AS time,
  CAST(substr(e.kristal, 2) AS SMALLINT) AS kristal,
  CAST(e.amount AS DOUBLE) AS amount,
  CAST(e.seconds AS DOUBLE) AS seconds,
  CAST(e.position AS UTINYINT) AS position,
  CAST(e.severity AS UTINYINT) AS severity,
  CAST(e.device AS device_type) AS device,
  e.query AS query
FROM read_csv('{folder}/events.csv', all_varchar = true, header = true) e
ORDER BY 2, 3;
