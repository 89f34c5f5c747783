import type { Actor } from '../actor'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { LEGAL_PAGES, type LegalPage } from './schema'

export type LegalText = { version: number; text: string; createdAt: Date }

const COLUMNS = { version: true, text: true, createdAt: true } as const

/** Returns the text that the shop shows on a page; null until staff have written one. Anyone may read it. */
export function getLegalText(page: LegalPage): Promise<LegalText | null> {
  return db.legalText.findFirst({ where: { page }, orderBy: { version: 'desc' }, select: COLUMNS })
}

/** How many versions of a page are listed. */
const MAX_VERSIONS = 100

/** Returns the versions of a page, the newest first. Empty for anyone but staff. */
export async function listVersions(actor: Actor, page: LegalPage): Promise<LegalText[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.legalText.findMany({ where: { page }, orderBy: { version: 'desc' }, take: MAX_VERSIONS, select: COLUMNS })
}

/** Returns the version of each page; null for one that is still a placeholder. Empty for anyone but staff. */
export async function listLegalPages(actor: Actor): Promise<{ page: LegalPage; current: LegalText | null }[]> {
  if (!mayStaff(actor, 'see')) return []
  return Promise.all(LEGAL_PAGES.map(async (page) => ({ page, current: await getLegalText(page) })))
}
