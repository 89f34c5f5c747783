-- The tax of each day's documents at each rate, summed up for reports, and the days to sum up again.
CREATE TABLE "TaxDay" (
    "day" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "reason" "TaxReason" NOT NULL,
    "label" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "net" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL,

    CONSTRAINT "TaxDay_pkey" PRIMARY KEY ("day","country","rate","reason","label","currency")
);

CREATE TABLE "TaxDayDue" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "TaxDayDue_pkey" PRIMARY KEY ("id")
);

-- Rows are only added, so that two documents of one day never wait for each other.
CREATE FUNCTION mark_tax_of_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "TaxDayDue" (day)
    SELECT DISTINCT at::date
      FROM (VALUES (CASE WHEN TG_OP <> 'INSERT' AND OLD.taxes <> '[]' THEN OLD."issuedAt" END),
                   (CASE WHEN TG_OP <> 'DELETE' AND NEW.taxes <> '[]' THEN NEW."issuedAt" END)) issued(at)
     WHERE at IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION mark_tax_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "TaxDayDue" (day) SELECT DISTINCT "issuedAt"::date FROM "Invoice" WHERE "orderId" = NEW.id AND taxes <> '[]';
  RETURN NULL;
END $$;

CREATE TRIGGER "Invoice_tax_day" AFTER INSERT OR DELETE OR UPDATE OF "issuedAt", kind, taxes, currency ON "Invoice" FOR EACH ROW EXECUTE FUNCTION mark_tax_of_invoice();
CREATE TRIGGER "Order_tax_day" AFTER UPDATE OF country ON "Order" FOR EACH ROW
  WHEN (OLD.country IS DISTINCT FROM NEW.country) EXECUTE FUNCTION mark_tax_of_order();

INSERT INTO "TaxDayDue" (day) SELECT DISTINCT "issuedAt"::date FROM "Invoice" WHERE taxes <> '[]';
