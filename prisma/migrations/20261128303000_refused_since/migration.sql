-- Since when a certificate cannot be bought, for the rule that refunds by itself. It was read from the history each time.
ALTER TABLE "Certificate" ADD COLUMN "refusedSince" TIMESTAMP(3);
UPDATE "Certificate" c SET "refusedSince" = (
  SELECT min(e.at) FROM "CertificateEvent" e
  WHERE e."certificateId" = c.id
    AND (e."to"::text IN ('purchase_failed', 'purchase:supplier_refused', 'purchase:payment_disputed', 'purchase:refund_withdrawn',
        'purchase:cost_exceeds_price')
      OR e."to"::text = 'purchase_blocked' AND e.detail->>'blocker' = 'cost_risen')
    AND e.at > coalesce((SELECT max(s.at) FROM "CertificateEvent" s WHERE s."certificateId" = c.id AND s.actor LIKE 'staff:%'), '-infinity'))
WHERE c.status::text IN ('purchase_failed', 'purchase_blocked');
