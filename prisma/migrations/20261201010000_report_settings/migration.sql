-- Where the days of reports begin and which roles get the monthly report, and the months whose report was queued.
CREATE TABLE "ReportSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "mailTo" TEXT[] DEFAULT ARRAY['owner', 'finance']::TEXT[],

    CONSTRAINT "ReportSettings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ReportSettings_one_row" CHECK ("id" = 1)
);

CREATE TABLE "MonthlyReport" (
    "month" TEXT NOT NULL,
    "queuedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MonthlyReport_pkey" PRIMARY KEY ("month")
);
