import type { Guard } from './guard'

const test = { file: 'lib/certificates/lifecycle/allowed-steps.db.test.ts' }

export const stepGuards: readonly Guard[] = [
  {
    promise: 'C1',
    file: 'lib/certificates/lifecycle/transition.ts',
    find: 'if (wrong) throw new Error',
    replace: 'if (false) throw new Error',
    test: { ...test, name: 'of all pairs of certificate places, “move”' },
  },
  {
    promise: 'C1',
    file: 'lib/certificates/lifecycle/transition.ts',
    find: "if (!row || !from.includes(placeOf(row))) return err('moved-meanwhile')",
    replace: "if (!row) return err('moved-meanwhile')",
    test: { ...test, name: 'the slower of two writers changes nothing: the step is refused' },
  },
  {
    promise: 'C1',
    file: 'prisma/migrations/20261129500000_start/migration.sql',
    find: 'CREATE TRIGGER "Certificate_step" BEFORE UPDATE OF stage, hold, "validationStep", "closedReason"',
    replace: 'CREATE TRIGGER "Certificate_step" BEFORE UPDATE OF label',
    test: { ...test, name: 'of all pairs of certificate places, the database' },
  },
  {
    promise: 'C2',
    file: 'lib/certificates/validation/progress.ts',
    find: "if (progress === 'unknown' || FINAL.includes(place) || !mayMove(place, progress.to)) return 'none'",
    replace: "if (progress === 'unknown' || progress.to === place) return 'none'",
    test: { file: 'lib/certificates/lifecycle/random-walks.test.ts', name: 'no move outside the table happens' },
  },
  {
    promise: 'C2',
    file: 'lib/certificates/validation/progress.ts',
    find: 'STEPS_BACK.includes(progress.to) && enomStatusId !== statusId',
    replace: 'STEPS_BACK.includes(progress.to) && enomStatusId === -1',
    test: {
      file: 'lib/certificates/lifecycle/random-walks.test.ts',
      name: 'a step back seen by only one check does not return the form to',
    },
  },
  {
    promise: 'C2',
    file: 'lib/certificates/notify/staff.ts',
    find: 'event: `unknown_status:',
    replace: 'event: Math.random() + `',
    test: { file: 'lib/certificates/validation/shuffled-statuses.db.test.ts', name: 'shuffled, repeated and unknown' },
  },
]
