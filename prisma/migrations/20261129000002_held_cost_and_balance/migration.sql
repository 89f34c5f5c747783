-- What a held purchase costs and what the balance was is kept on the certificate; until now the history was read for it.
ALTER TABLE "Certificate" ADD COLUMN "heldCost" INTEGER, ADD COLUMN "heldBalance" INTEGER;
UPDATE "Certificate" c
   SET "heldCost" = (e."detail"->>'cost')::int, "heldBalance" = (e."detail"->>'balance')::int
  FROM "CertificateEvent" e
 WHERE c."stage" = 'purchase' AND c."hold" IS NOT NULL
   AND e."id" = (SELECT x."id" FROM "CertificateEvent" x WHERE x."certificateId" = c."id" AND x."to" LIKE 'purchase:%' ORDER BY x."id" DESC LIMIT 1);
