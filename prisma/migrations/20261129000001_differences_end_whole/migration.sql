-- A difference is open, or it has an end with who, when and how.
ALTER TABLE "AuditDifference" ADD CONSTRAINT "AuditDifference_end" CHECK (
  ("resolvedAt" IS NULL) = ("resolvedBy" IS NULL) AND ("resolvedAt" IS NULL) = ("resolution" IS NULL)
  AND ("resolvedAt" IS NOT NULL OR "note" IS NULL));
