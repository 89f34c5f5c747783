-- Where a certificate was when the audit found a difference is told as a place. One that has moved on since keeps none: staff compare again.
UPDATE "AuditDifference" d SET "detail" = (d."detail" - 'status')
  || jsonb_build_object('place', certificate_place(c."stage", c."hold", c."validationStep", c."closedReason"))
  FROM "Certificate" c WHERE c."id" = d."certificateId" AND d."detail"->>'status' = c."status"::text;
