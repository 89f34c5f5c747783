-- What staff ask Enom's support for, with the text to send. Refunds, revocations and replacements that Enom's API does not do.
CREATE TYPE "TicketKind" AS ENUM ('refund', 'revoke', 'reissue');
CREATE TYPE "TicketStatus" AS ENUM ('to_send', 'sent', 'answered');

CREATE TABLE "SupplierTicket" (
  "id" UUID NOT NULL,
  "certificateId" UUID NOT NULL,
  "kind" "TicketKind" NOT NULL,
  "status" "TicketStatus" NOT NULL DEFAULT 'to_send',
  "onceKey" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "openedBy" TEXT NOT NULL,
  "openedAt" TIMESTAMP(3) NOT NULL,
  "sentAt" TIMESTAMP(3),
  "answeredAt" TIMESTAMP(3),
  "received" INTEGER,
  CONSTRAINT "SupplierTicket_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SupplierTicket_onceKey_key" ON "SupplierTicket"("onceKey");
CREATE INDEX "SupplierTicket_status_id_idx" ON "SupplierTicket"("status", "id");
CREATE INDEX "SupplierTicket_certificateId_idx" ON "SupplierTicket"("certificateId");
ALTER TABLE "SupplierTicket" ADD CONSTRAINT "SupplierTicket_certificateId_fkey"
  FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES
  ('SupplierTicket', 'to_send', 'sent'),
  ('SupplierTicket', 'sent', 'answered');
CREATE TRIGGER "SupplierTicket_step" BEFORE UPDATE OF "status" ON "SupplierTicket"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION refuse_unknown_step();
