import type { Guard } from './guard'

const test = { file: 'lib/certificates/lifecycle/allowed-steps.db.test.ts' }

export const stepGuards: readonly Guard[] = [
  {
    promise: 'C1',
    file: 'lib/certificates/lifecycle/transition.ts',
    find: 'if (wrong) throw new Error',
    replace: 'if (false) throw new Error',
    test: { ...test, name: 'of all pairs of certificate statuses the verb' },
  },
  {
    promise: 'C1',
    file: 'lib/certificates/lifecycle/transition.ts',
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
  {
    promise: 'C2',
    file: 'lib/certificates/validation/progress.ts',
    find: "if (progress === 'unknown' || progress.to === status || !nextStatuses(status).includes(progress.to)) return 'none'",
    replace: "if (progress === 'unknown' || progress.to === status) return 'none'",
    test: { file: 'lib/certificates/lifecycle/random-walks.test.ts', name: 'nothing moves outside the table' },
  },
  {
    promise: 'C2',
    file: 'lib/certificates/validation/progress.ts',
    find: 'STEPS_BACK.includes(progress.to) && enomStatusId !== statusId',
    replace: 'STEPS_BACK.includes(progress.to) && enomStatusId === -1',
    test: { file: 'lib/certificates/lifecycle/random-walks.test.ts', name: 'a step back that only one look showed' },
  },
  {
    promise: 'C2',
    file: 'lib/certificates/notify/staff.ts',
    find: 'event: `unknown_status:',
    replace: 'event: Math.random() + `',
    test: { file: 'lib/certificates/validation/shuffled-statuses.db.test.ts', name: 'shuffled, repeated and unknown' },
  },
]
