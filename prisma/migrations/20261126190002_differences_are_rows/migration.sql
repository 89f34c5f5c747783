-- How many differences stand open is counted from their rows; what a run counted was read by nobody.
ALTER TABLE "AuditRun" DROP COLUMN "differences";
