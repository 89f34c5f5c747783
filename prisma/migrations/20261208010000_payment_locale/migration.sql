-- The language of a payment page. A repeated call for the same page has to be the same in every word.
ALTER TABLE "PaymentSession" ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'auto';
