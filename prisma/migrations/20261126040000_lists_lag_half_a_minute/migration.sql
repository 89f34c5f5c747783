-- The clocks of two workers may differ by twenty seconds; the form takes no less than this either.
UPDATE "EnomAccount" SET "listLag" = 30 WHERE "listLag" < 30;
