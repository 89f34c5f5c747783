-- Payments that await the bank's result. The sweep found them among all completed payments of a month.
CREATE INDEX "PaymentSession_delayed_idx" ON "PaymentSession"("createdAt") WHERE "status" = 'complete' AND "paymentStatus" = 'unpaid';
