import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { literal } from '../db/contains'
import type { AuditEntry } from '../db/generated/client'
import { mayStaff } from '../permissions'
import { type Change, changesOf } from './changes'

export type EntryRow = Pick<AuditEntry, 'id' | 'number' | 'at' | 'action' | 'subjectKind' | 'subjectId'> & {
  /** The address of who did it; null for someone who was deleted. */
  by: string | null
  changes: Change[]
}

export type EntryFilter = { after?: string; person?: string; action?: string; subjectKind?: string; subjectId?: string }

const PAGE_SIZE = 50
/** How many people a part of an address may match. */
const MAX_PEOPLE = 50

/** Lists what staff changed, newest first. Empty for staff whose role does not include the audit log, and for everyone else. */
export async function listEntries(actor: Actor, filter: EntryFilter = {}): Promise<{ rows: EntryRow[]; next: string | null }> {
  if (!mayStaff(actor, 'audit-log')) return { rows: [], next: null }
  const { after, person, action, subjectKind, subjectId } = filter
  const people = person ? await findPeople(person) : null
  const found = await db.auditEntry.findMany({
    where: {
      ...(people && { actor: { in: people.map((id) => `staff:${id}`) } }),
      ...(action && { action }),
      ...(subjectKind && { subjectKind }),
      ...(subjectId && { subjectId }),
      ...(z.uuid().safeParse(after).success && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
  })
  const page = found.slice(0, PAGE_SIZE)
  const emails = await emailsOf(page.map((row) => row.actor))
  const rows = page.map(({ id, number, at, action, subjectKind, subjectId, before, after: now, actor: by }) => ({
    ...{ id, number, at, action, subjectKind, subjectId },
    by: emails.get(by) ?? null,
    changes: changesOf(before, now),
  }))
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

async function findPeople(text: string): Promise<string[]> {
  const email = { contains: literal(text.trim().toLowerCase()) }
  return (await db.user.findMany({ where: { email }, orderBy: { id: 'asc' }, take: MAX_PEOPLE, select: { id: true } })).map(({ id }) => id)
}

async function emailsOf(actors: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors.map((name) => name.replace('staff:', '')))]
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } })
  return new Map(people.map(({ id, email }) => [`staff:${id}`, email]))
}
