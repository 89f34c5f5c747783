import type { Actor } from '../actor'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { LEGAL_PAGES, type LegalPage } from './schema'

export type LegalText = { version: number; text: string; createdAt: Date }

const COLUMNS = { version: true, text: true, createdAt: true } as const

/** Returns the text that the shop shows on a page, or null until staff have written one. Anyone may read it. */
export function getLegalText(page: LegalPage): Promise<LegalText | null> {
  return db.legalText.findFirst({ where: { page }, orderBy: { version: 'desc' }, select: COLUMNS })
}

/** The maximum number of versions listed for a page. */
const MAX_VERSIONS = 100

/** Returns the versions of a page, newest first. Empty for anyone but staff. */
export async function listVersions(actor: Actor, page: LegalPage): Promise<LegalText[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.legalText.findMany({ where: { page }, orderBy: { version: 'desc' }, take: MAX_VERSIONS, select: COLUMNS })
}

/** Returns the current version of each page, or null for one that is still a placeholder. Empty for anyone but staff. */
export async function listLegalPages(actor: Actor): Promise<{ page: LegalPage; current: LegalText | null }[]> {
  if (!mayStaff(actor, 'see')) return []
  return Promise.all(LEGAL_PAGES.map(async (page) => ({ page, current: await getLegalText(page) })))
}
