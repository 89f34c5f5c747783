-- `20261126190003_steps_nobody_takes` took this step away as well where it ran before it was mended.
INSERT INTO "AllowedStep" ("machine", "from", "to") VALUES ('Certificate', 'send_unclear', 'needs_fix') ON CONFLICT DO NOTHING;
