-- Tries are counted on the certificate, no longer read from its events.
ALTER TABLE "Certificate" ADD COLUMN "refusedTries" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "unansweredTries" INTEGER NOT NULL DEFAULT 0;

UPDATE "Certificate" c SET "refusedTries" = t.refused, "unansweredTries" = t.unanswered
  FROM (
    SELECT o."certificateId" AS id,
           count(*) FILTER (WHERE o.state = 'refused' OR d.is_doubtful)::int AS refused,
           count(*) FILTER (WHERE o.state = 'absent' AND NOT d.is_doubtful)::int AS unanswered
      FROM "SupplierOperation" o
      CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(e.outcome = 'doubtful'), false) AS is_doubtful,
               coalesce(bool_or(e.outcome IS NULL OR e.outcome NOT IN ('refused', 'unauthorised', 'rate-limited', 'unreachable')), false) AS may_have_done_it
          FROM "EnomCall" e WHERE e."operationId" = o.id AND e.id IS NOT NULL) d
     WHERE o.kind = 'purchase'
       AND (o.state = 'refused' AND o.blocker IS NULL OR o.state = 'absent' AND d.may_have_done_it)
       AND o."startedAt" >= coalesce(
         (SELECT max(v.at) FROM "CertificateEvent" v WHERE v."certificateId" = o."certificateId" AND v.actor LIKE 'staff:%'), '-infinity')
     GROUP BY 1) t
 WHERE c.id = t.id AND c.stage = 'purchase';

UPDATE "Certificate" c SET "unansweredTries" = (
    SELECT count(*) FROM "CertificateEvent" v
     WHERE v."certificateId" = c.id AND v.kind = 'certificate.send_repeated'
       AND v.id > coalesce((SELECT max(s.id::text)::uuid FROM "CertificateEvent" s WHERE s."certificateId" = c.id AND s.kind = 'certificate.send_requested'),
                           '00000000-0000-0000-0000-000000000000'))
 WHERE c.stage = 'submission';

-- A submission that is under way gets its operation: one whose outcome is unknown, and one that was cut off after Enom was asked.
INSERT INTO "SupplierOperation" (id, kind, "certificateId", "accountId", "enomProdType", years, "highestBefore", state, "inFlightKey", "startedAt", "problemText")
SELECT gen_random_uuid(), 'submission', c.id, coalesce(c."enomAccountId", (SELECT a.id FROM "EnomAccount" a WHERE a."isDefault")), y."enomProdType", c.years, 0,
       CASE WHEN c.hold IS NULL THEN 'started' ELSE 'unknown' END::"OperationState", 'submission:' || c.id, coalesce(e."startedAt", c."statusSince"), c."problemText"
  FROM "Certificate" c
  JOIN "CertificateType" y ON y.code = c."typeCode"
  LEFT JOIN LATERAL (
    SELECT * FROM "EnomCall" e WHERE e."certificateId" = c.id AND e.command = 'CertPurchaseCert' ORDER BY e.id DESC LIMIT 1) e ON true
 WHERE c.stage = 'submission'
   AND (c.hold = 'outcome_unknown'
        OR c.hold IS NULL AND e."startedAt" >= c."statusSince"
           AND (e.outcome IS NULL OR e.outcome NOT IN ('refused', 'unauthorised', 'rate-limited', 'unreachable')));

UPDATE "EnomCall" e SET "operationId" = o.id
  FROM "SupplierOperation" o
 WHERE o.kind = 'submission'
   AND e.id = (SELECT l.id FROM "EnomCall" l WHERE l."certificateId" = o."certificateId" AND l.command = 'CertPurchaseCert' ORDER BY l.id DESC LIMIT 1);
