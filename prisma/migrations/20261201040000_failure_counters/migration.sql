CREATE TABLE "FailureCounter" (
    "counter" TEXT NOT NULL,
    "limit" TEXT NOT NULL,
    "side" TEXT,
    "userId" UUID,
    "network" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "FailureCounter_pkey" PRIMARY KEY ("counter")
);
CREATE INDEX "FailureCounter_userId_idx" ON "FailureCounter"("userId");
CREATE INDEX "FailureCounter_at_idx" ON "FailureCounter"("at");
ALTER TABLE "FailureCounter" ADD CONSTRAINT "FailureCounter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
