-- One login at one server is one row, however it is spelled: two would be two lanes over one list of certificates.
-- Which of two such rows keeps the products is for people to say.
DO $$
DECLARE
  twice record;
BEGIN
  SELECT one.id AS one_id, one.label AS one_label, other.id AS other_id, other.label AS other_label, one."loginId"
    INTO twice
    FROM "EnomAccount" one JOIN "EnomAccount" other
      ON lower(one."loginId") = lower(other."loginId") AND one."testMode" = other."testMode" AND one.id < other.id
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The Enom accounts "%" (%) and "%" (%) are one login, %: give all that one of them has (in Product, Certificate, PurchaseAttempt and EnomCall) to the other and delete it, then run "npx prisma migrate resolve --rolled-back 20261126020000_one_row_per_login" and migrate again.',
      twice.one_label, twice.one_id, twice.other_label, twice.other_id, twice."loginId";
  END IF;
END $$;

CREATE UNIQUE INDEX "EnomAccount_login_key" ON "EnomAccount" (lower("loginId"), "testMode");
