-- The time zone in which a person reads times of day. Null: none is known, so they are in UTC.
ALTER TABLE "User" ADD COLUMN "timeZone" TEXT;
