-- What each day of UTC moved between two accounts of the bookkeeping, summed up, and the days to sum up again.
CREATE TABLE "JournalDay" (
    "day" DATE NOT NULL,
    "mode" TEXT NOT NULL,
    "debit" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "moved" BIGINT NOT NULL,
    "back" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "JournalDay_pkey" PRIMARY KEY ("day","mode","debit","credit","currency")
);

CREATE TABLE "JournalDayDue" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "JournalDayDue_pkey" PRIMARY KEY ("id")
);

-- Rows are only added, so that two movements of one day never wait for each other. The argument is the column with the moment.
CREATE FUNCTION mark_journal_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "JournalDayDue" (day)
    SELECT DISTINCT at::timestamp::date
      FROM (VALUES (CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) ->> TG_ARGV[0] END), (CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) ->> TG_ARGV[0] END)) moved(at)
     WHERE at IS NOT NULL;
  RETURN NULL;
END $$;

-- A refund that came back counts although it failed, once its document is there.
CREATE FUNCTION mark_journal_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "JournalDayDue" (day) SELECT "settledAt"::date FROM "Refund" WHERE id = NEW."refundId" AND "settledAt" IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION mark_journal_of_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "JournalDayDue" (day)
    SELECT "startedAt"::date FROM "SupplierOperation" WHERE "certificateId" = NEW.id AND kind = 'purchase'
    UNION SELECT "answeredAt"::date FROM "SupplierTicket" WHERE "certificateId" = NEW.id AND "answeredAt" IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION mark_journal_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "JournalDayDue" (day)
    SELECT "startedAt"::date FROM "SupplierOperation" WHERE "accountId" = NEW.id AND kind = 'purchase'
    UNION SELECT t."answeredAt"::date FROM "SupplierTicket" t JOIN "Certificate" c ON c.id = t."certificateId"
           WHERE c."enomAccountId" = NEW.id AND t."answeredAt" IS NOT NULL
    UNION SELECT at::date FROM "EnomRefill" WHERE "accountId" = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER "Invoice_journal_day" AFTER INSERT OR DELETE OR UPDATE OF "issuedAt", kind, total, taxes, currency ON "Invoice" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('issuedAt');
CREATE TRIGGER "Invoice_journal_refund" AFTER INSERT ON "Invoice" FOR EACH ROW WHEN (NEW."refundId" IS NOT NULL) EXECUTE FUNCTION mark_journal_of_refund();
CREATE TRIGGER "Charge_journal_day" AFTER INSERT OR DELETE OR UPDATE OF "createdAt", amount, currency, "paidBy" ON "Charge" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('createdAt');
CREATE TRIGGER "Refund_journal_day" AFTER INSERT OR DELETE OR UPDATE OF "settledAt", status, amount, currency, "toCredit", "chargeId" ON "Refund" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('settledAt');
CREATE TRIGGER "CreditMovement_journal_day" AFTER INSERT OR DELETE OR UPDATE ON "CreditMovement" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('at');
CREATE TRIGGER "StripeMovement_journal_day" AFTER INSERT OR DELETE OR UPDATE ON "StripeMovement" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('at');
CREATE TRIGGER "StripePayout_journal_day" AFTER INSERT OR DELETE OR UPDATE OF "arrivesAt", status, amount, currency ON "StripePayout" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('arrivesAt');
CREATE TRIGGER "SupplierOperation_journal_day" AFTER INSERT OR DELETE OR UPDATE OF "startedAt", kind, state, quote, "accountId" ON "SupplierOperation" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('startedAt');
CREATE TRIGGER "SupplierTicket_journal_day" AFTER INSERT OR DELETE OR UPDATE OF "answeredAt", received ON "SupplierTicket" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('answeredAt');
CREATE TRIGGER "EnomRefill_journal_day" AFTER INSERT OR DELETE OR UPDATE OF at, amount, "accountId" ON "EnomRefill" FOR EACH ROW EXECUTE FUNCTION mark_journal_day('at');
CREATE TRIGGER "Certificate_journal_day" AFTER UPDATE OF cost, "enomAccountId" ON "Certificate" FOR EACH ROW
  WHEN ((OLD.cost, OLD."enomAccountId") IS DISTINCT FROM (NEW.cost, NEW."enomAccountId")) EXECUTE FUNCTION mark_journal_of_certificate();
CREATE TRIGGER "EnomAccount_journal_day" AFTER UPDATE OF "testMode" ON "EnomAccount" FOR EACH ROW
  WHEN (OLD."testMode" <> NEW."testMode") EXECUTE FUNCTION mark_journal_of_account();

INSERT INTO "JournalDayDue" (day)
  SELECT "issuedAt"::date FROM "Invoice" UNION SELECT "createdAt"::date FROM "Charge"
  UNION SELECT "settledAt"::date FROM "Refund" WHERE "settledAt" IS NOT NULL UNION SELECT at::date FROM "CreditMovement"
  UNION SELECT at::date FROM "StripeMovement" UNION SELECT "arrivesAt"::date FROM "StripePayout"
  UNION SELECT "startedAt"::date FROM "SupplierOperation" UNION SELECT "answeredAt"::date FROM "SupplierTicket" WHERE "answeredAt" IS NOT NULL
  UNION SELECT at::date FROM "EnomRefill";
