-- How far the certificates paid for on a day have come and about how long each step took, and the days to sum up again.
CREATE TABLE "ProgressDay" (
    "day" DATE NOT NULL,
    "step" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "certificates" INTEGER NOT NULL,

    CONSTRAINT "ProgressDay_pkey" PRIMARY KEY ("day","step","key","bucket")
);

CREATE TABLE "ProgressDayDue" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "ProgressDayDue_pkey" PRIMARY KEY ("id")
);

-- Rows are only added, so that two certificates of one day never wait for each other.
CREATE FUNCTION mark_progress_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ProgressDayDue" (day)
    SELECT DISTINCT at::date FROM (VALUES (OLD."paidAt"), (NEW."paidAt")) paid(at) WHERE at IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION mark_progress_of_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ProgressDayDue" (day)
    SELECT DISTINCT "paidAt"::date FROM "Order"
     WHERE "paidAt" IS NOT NULL
       AND id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD."orderId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."orderId" END);
  RETURN NULL;
END $$;

CREATE TRIGGER "Order_progress_day" AFTER UPDATE OF "paidAt", source ON "Order" FOR EACH ROW
  WHEN ((OLD."paidAt", OLD.source) IS DISTINCT FROM (NEW."paidAt", NEW.source)) EXECUTE FUNCTION mark_progress_of_order();
CREATE TRIGGER "Certificate_progress_day" AFTER INSERT OR DELETE ON "Certificate" FOR EACH ROW EXECUTE FUNCTION mark_progress_of_certificate();
CREATE TRIGGER "Certificate_progress_step" AFTER UPDATE OF "orderId", "typeCode", "submittedAt", "issuedAt", "installedAt" ON "Certificate" FOR EACH ROW
  WHEN ((OLD."orderId", OLD."typeCode", OLD."submittedAt", OLD."issuedAt", OLD."installedAt")
    IS DISTINCT FROM (NEW."orderId", NEW."typeCode", NEW."submittedAt", NEW."issuedAt", NEW."installedAt"))
  EXECUTE FUNCTION mark_progress_of_certificate();

INSERT INTO "ProgressDayDue" (day) SELECT DISTINCT "paidAt"::date FROM "Order" WHERE "paidAt" IS NOT NULL;
