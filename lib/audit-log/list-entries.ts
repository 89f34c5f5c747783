import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { literal } from '../db/contains'
import type { AuditEntry } from '../db/generated/client'
import { mayStaff } from '../permissions'
import { type ChangeText, changeTexts } from './change-text'
import { tokenNames } from './token-names'

export type EntryRow = Pick<AuditEntry, 'id' | 'number' | 'at' | 'action' | 'subjectKind' | 'subjectId'> & {
  /** The email address of the person, or the name of the token; null if that person's account was deleted. */
  by: string | null
  changes: ChangeText[]
}

export type EntryFilter = { after?: string; person?: string; action?: string; subjectKind?: string; subjectId?: string }

const PAGE_SIZE = 50
/** The maximum number of people that a partial address may match. */
const MAX_PEOPLE = 50

/** Lists staff changes, newest first. Empty unless the actor is staff with a role that includes the audit log. */
export async function listEntries(actor: Actor, filter: EntryFilter = {}): Promise<{ rows: EntryRow[]; next: string | null }> {
  if (!mayStaff(actor, 'audit-log')) return { rows: [], next: null }
  const { after, person, action, subjectKind, subjectId } = filter
  const actors = person ? await findActors(person) : null
  const found = await db.auditEntry.findMany({
    where: {
      ...(actors && { actor: { in: actors } }),
      ...(action && { action }),
      ...(subjectKind && { subjectKind }),
      ...(subjectId && { subjectId }),
      ...(z.uuid().safeParse(after).success && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
  })
  const page = found.slice(0, PAGE_SIZE)
  const names = await namesOf(page.map((row) => row.actor))
  const rows = page.map(({ id, number, at, action, subjectKind, subjectId, before, after: now, actor: by }) => ({
    ...{ id, number, at, action, subjectKind, subjectId },
    by: names.get(by) ?? null,
    changes: changeTexts({ subjectKind, before, after: now }),
  }))
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

/** Returns the people whose email address, and the tokens whose name, contains the given text. */
async function findActors(text: string): Promise<string[]> {
  const part = literal(text.trim().toLowerCase())
  const few = { orderBy: { id: 'asc' }, take: MAX_PEOPLE, select: { id: true } } as const
  const people = await db.user.findMany({ where: { email: { contains: part } }, ...few })
  const tokens = await db.apiToken.findMany({ where: { name: { contains: part, mode: 'insensitive' } }, ...few })
  return [...people.map(({ id }) => `staff:${id}`), ...tokens.map(({ id }) => `token:${id}`)]
}

async function namesOf(actors: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [...new Set(actors.filter((name) => name.startsWith(kind)).map((name) => name.replace(kind, '')))]
  const [staff, tokens] = [idsOf('staff:'), idsOf('token:')]
  const people = staff.length ? await db.user.findMany({ where: { id: { in: staff } }, select: { id: true, email: true } }) : []
  return new Map([...people.map(({ id, email }) => [`staff:${id}`, email] as const), ...(await tokenNames(db, tokens))])
}
