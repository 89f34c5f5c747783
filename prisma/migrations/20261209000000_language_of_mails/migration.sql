-- The language of mails, of their texts, and of invoices and credit notes. All so far were in English.
ALTER TABLE "Mail" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';
ALTER TABLE "MailText" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';
ALTER TABLE "Invoice" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';
