import type { Guard } from './guard'

const test = { file: 'lib/certificates/allowed-steps.db.test.ts' }

export const stepGuards: readonly Guard[] = [
  {
    promise: 'C1',
    file: 'lib/certificates/transition.ts',
    find: 'if (wrong) throw new Error',
    replace: 'if (false) throw new Error',
    test: { ...test, name: 'of all pairs of certificate statuses the verb' },
  },
  {
    promise: 'C1',
    file: 'lib/certificates/transition.ts',
    find: "if (!row || !from.includes(row.status)) return err('moved-meanwhile')",
    replace: "if (!row) return err('moved-meanwhile')",
    test: { ...test, name: 'somebody who was slower changes nothing' },
  },
  {
    promise: 'C1',
    file: 'prisma/migrations/20261123000001_steps_are_data/migration.sql',
    find: 'CREATE TRIGGER "Certificate_step" BEFORE UPDATE OF "status" ON "Certificate"',
    replace: 'CREATE TRIGGER "Certificate_step" BEFORE UPDATE OF "label" ON "Certificate"',
    test: { ...test, name: 'the database takes the allowed ones only' },
  },
]
