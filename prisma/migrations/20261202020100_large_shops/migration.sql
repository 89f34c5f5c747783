-- What the reports count: orders paid in the shop, and files and covers that end.
CREATE INDEX "Order_source_paidAt_idx" ON "Order"("source", "paidAt");
CREATE INDEX "Certificate_stage_fileEndsAt_idx" ON "Certificate"("stage", "fileEndsAt");
CREATE INDEX "Certificate_stage_coverEndsAt_idx" ON "Certificate"("stage", "coverEndsAt");

-- The views of certificates that end soon, newest first: those that do not are passed over without reading their rows.
CREATE INDEX "Certificate_id_coverEndsAt_idx" ON "Certificate"("id", "coverEndsAt");
CREATE INDEX "Certificate_covers_more_idx" ON "Certificate"("stage", "id", "fileEndsAt", "coverEndsAt") WHERE "coverEndsAt" > "fileEndsAt";

-- Which payments have their invoice, so that those without are found among few.
ALTER TABLE "Charge" ADD COLUMN "isInvoiced" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "Charge" ALTER COLUMN "isInvoiced" SET DEFAULT false;
UPDATE "Charge" c SET "isInvoiced" = false WHERE NOT EXISTS (SELECT 1 FROM "Invoice" i WHERE i."chargeId" = c.id);
CREATE INDEX "Charge_not_invoiced_idx" ON "Charge"("createdAt", "id") WHERE NOT "isInvoiced";

CREATE FUNCTION mark_invoiced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Charge" SET "isInvoiced" = true WHERE id = NEW."chargeId" AND NOT "isInvoiced";
  RETURN NULL;
END $$;
CREATE TRIGGER "Invoice_charge" AFTER INSERT ON "Invoice" FOR EACH ROW WHEN (NEW."chargeId" IS NOT NULL) EXECUTE FUNCTION mark_invoiced();
