import { z } from 'zod'
import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import { literal } from '../../db/contains'
import type { Prisma } from '../../db/generated/client'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { mayStaff, ownCertificates } from '../../permissions'
import { maskContacts, maySeeContacts } from '../contacts/mask-contacts'
import { toInstallation } from '../installation/view'
import { ownCertificate } from '../lifecycle/access'
import { proofMethodsOf } from '../lifecycle/capabilities'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { isEditable, placeOf } from '../lifecycle/places'
import { readApproversProblem, readBuyerProblem } from '../lifecycle/problems'
import { howEnded } from '../settlement/unreturned'
import { checkDraft } from '../setup/draft'
import type { Ended } from '../status/buyer-text'
import { HANDED_OUT, issuedFactsOf } from '../status/issued-facts'
import { inGroup } from './in-group'
import { namesOf } from './people'
import type { CertificateRow, CertificateView, Draft, FileView, Page, TimelineEntry } from './schema'
import { timelineText, timelineWho } from './timeline-text'
import { certificatesWithinReach } from './within-reach'

export type { CertificateRow, CertificateView, Draft, FileView, TimelineEntry }

const PAGE = 50

const typeShown = {
  select: {
    code: true,
    name: true,
    brand: true,
    level: true,
    wildcard: true,
    multiDomain: true,
    namesIncluded: true,
    family: true,
    usualWait: true,
    reorderDays: true,
    carriesOver: true,
  },
} as const

const rowShown = {
  type: typeShown,
  order: { select: { number: true, email: true, source: true, status: true, ...LOCK_COLUMNS } },
  files: { where: HANDED_OUT, orderBy: { id: 'desc' }, take: 1, select: { notAfter: true, fingerprint: true } },
  lastLook: true,
} satisfies Prisma.CertificateInclude

/** The approvers of the certificate that this one renews. */
const FORMER = { select: { issuance: { select: { approverEmail: true, otherApprovers: true } } } } as const

type Row = Prisma.CertificateGetPayload<{ include: typeof rowShown }>

/**
 * Returns the certificates this actor may see, newest first, one page at a time. `search` covers the domain name, label, product and order
 * number, and for staff also the buyer's email address.
 */
export async function listCertificates(
  actor: Actor,
  { after, status, search, limit = PAGE }: { after?: string; status?: string; search?: string; limit?: number } = {},
): Promise<Page<CertificateRow>> {
  const take = Math.min(Math.max(limit, 1), 100)
  const rows = await db.certificate.findMany({
    where: {
      AND: [
        await certificatesWithinReach(actor, 'view'),
        z.uuid().safeParse(after).success ? { id: { lt: after } } : {},
        inGroup(status, now()),
        searchFilter(actor, search?.trim() ?? ''),
      ],
    },
    include: rowShown,
    orderBy: { id: 'desc' },
    take: take + 1,
  })
  const page = rows.slice(0, take)
  const ended = await endedOf(page)
  return { rows: page.map((row) => toRow(row, ended)), next: rows.length > take ? (page.at(-1)?.id ?? null) : null }
}

/** Returns one certificate, or null if the actor may not see it. */
export async function getCertificate(actor: Actor, id: string): Promise<CertificateView | null> {
  const row = await db.certificate.findFirst({
    where: ownCertificate(actor, id, 'view'),
    include: { ...rowShown, issuance: true },
  })
  if (!row) return null
  const { issuance } = row
  const [ended, changes] = await Promise.all([endedOf([row]), changesOf(actor, row)])
  return {
    ...toRow(row, ended),
    serverSoftware: issuance?.serverSoftware ?? null,
    proofMethod: issuance?.proofMethod ?? 'email',
    approverEmail: issuance?.approverEmail ?? null,
    otherApprovers: issuance?.otherApprovers ?? [],
    submittedAt: row.submittedAt,
    checkedAt: row.checkedAt,
    nextCheckAt: row.nextCheckAt,
    authorityOrderId: row.authorityOrderId,
    isBought: row.enomCertId !== null,
    ...changes,
  }
}

/** Returns which certificates this one was changed to and from. Most certificates were never changed and need no query. */
async function changesOf(actor: Actor, { id, changedToId, order }: Row): Promise<Pick<CertificateView, 'changedTo' | 'changedFrom'>> {
  if (!changedToId && order.source !== 'change') return { changedTo: null, changedFrom: null }
  const either = { OR: [{ changedToId: id }, ...(changedToId ? [{ id: changedToId }] : [])] }
  const found = await db.certificate.findMany({
    where: { AND: [either, ownCertificates(actor, 'view')] },
    select: { id: true, changedToId: true, type: { select: { name: true } } },
  })
  const shown = (one: (typeof found)[number] | undefined) => (one ? { id: one.id, typeName: one.type.name } : null)
  return {
    changedTo: shown(found.find((one) => one.id === changedToId)),
    changedFrom: shown(found.find((one) => one.changedToId === id)),
  }
}

/**
 * Returns the events of a certificate that the buyer may see, oldest first, out of the last 500. Empty if the certificate is not theirs.
 */
export async function getTimeline(actor: Actor, id: string, language: Language = DEFAULT_LANGUAGE): Promise<TimelineEntry[]> {
  const events = await db.certificateEvent.findMany({
    where: { certificate: ownCertificate(actor, id, 'view') },
    orderBy: { id: 'desc' },
    take: 500,
  })
  const names = await namesOf(
    actor,
    id,
    events.map((event) => event.actor),
    language,
  )
  return events.reverse().flatMap((event) => {
    const text = timelineText(event, { language, withNames: actor.kind !== 'order' })
    return text ? [{ id: event.id, at: event.at, kind: event.kind, to: event.to, by: timelineWho(event.actor, names, language), text }] : []
  })
}

/**
 * Returns the files of a certificate, newest first. Held files are for staff only, and so are all files while a dispute locks the
 * certificate. Releasing a file delivers whichever one is newest at that moment.
 */
export async function getFiles(actor: Actor, id: string): Promise<FileView[]> {
  const seesAll = mayStaff(actor, 'see')
  const rows = await db.certificateFile.findMany({
    where: { certificate: ownCertificate(actor, id, 'download'), ...(seesAll ? {} : HANDED_OUT) },
    omit: { certificateId: true, issuanceId: true },
    include: { certificate: { select: { order: { select: LOCK_COLUMNS } } } },
    orderBy: { id: 'desc' },
    take: 100,
  })
  return rows.flatMap(({ certificate, ...file }) => {
    if (seesAll) return file
    return disputeLock(certificate.order) ? [] : { ...file, faults: [] }
  })
}

/** Returns the set-up form as last saved, with every check repeated, or null if the actor may not see one. */
export async function getDraft(actor: Actor, id: string): Promise<Draft | null> {
  const row = await db.certificate.findFirst({
    where: ownCertificate(actor, id, 'draft'),
    include: { type: typeShown, issuance: true, order: { select: LOCK_COLUMNS }, renews: FORMER },
  })
  if (!row) return null
  const { type, issuance } = row
  const { contacts, ...checked } = await checkDraft(issuance, type)
  const isMasked = contacts !== null && !maySeeContacts(actor, contacts)
  return {
    certificateId: row.id,
    orderId: row.orderId,
    label: row.label,
    place: placeOf(row),
    type,
    isBought: row.enomCertId !== null,
    isEditable:
      (actor.kind !== 'staff' || mayStaff(actor, 'certificates')) &&
      !(actor.kind === 'order' && checked.isReplacement) &&
      !disputeLock(row.order) &&
      !row.suspendedAt &&
      isEditable(row),
    serverSoftware: issuance?.serverSoftware ?? null,
    csrPem: issuance?.csrPem ?? null,
    approversStatus: issuance?.approversStatus ?? 'idle',
    approversProblem: readApproversProblem(issuance?.approversProblem ?? null),
    approverEmail: issuance?.approverEmail ?? null,
    otherApprovers: issuance?.otherApprovers ?? [],
    proofMethod: issuance?.proofMethod ?? 'email',
    proofMethods: proofMethodsOf(type, issuance),
    formerApprovers: [row.renews?.issuance?.approverEmail ?? [], row.renews?.issuance?.otherApprovers ?? []].flat(),
    agreedAt: issuance?.agreedAt ?? null,
    problemCode: readBuyerProblem(row.problemCode),
    revision: issuance?.revision ?? 0,
    savedAt: issuance?.savedAt ?? null,
    ...checked,
    contacts: isMasked ? maskContacts(contacts) : contacts,
    contactsAreMasked: isMasked,
  }
}

function endedOf(rows: readonly Row[]): Promise<Map<string, Ended>> {
  return howEnded(
    db,
    rows.map(({ order, ...row }) => ({ ...row, source: order.source })),
  )
}

function toRow(row: Row, ended: ReadonlyMap<string, Ended>): CertificateRow {
  const { order, type, id, orderId, label, domainName, years, statusSince, createdAt } = row
  return {
    id,
    orderId,
    label,
    domainName,
    years,
    place: placeOf(row),
    ended: ended.get(id) ?? null,
    lock: disputeLock(order),
    suspendedReason: row.suspendedReason,
    problemCode: readBuyerProblem(row.problemCode),
    changedToId: row.changedToId,
    statusSince,
    createdAt,
    type,
    orderNumber: order.number,
    email: order.email,
    ...issuedFactsOf(row, order),
    installation: isInstallable(row) ? toInstallation(row.lastLook, row.files[0]?.fingerprint, now()) : null,
  }
}

/** Returns whether the certificate's installation status is shown. */
function isInstallable({ stage, issuedAt, order }: Row): boolean {
  return issuedAt !== null && stage !== 'closed' && order.status !== 'refunded' && !disputeLock(order)
}

/** Expands Enom's abbreviation of a product name, because people may search for it. */
function inFull(search: string): string {
  return search.replace(/true ?biz ?id/i, 'True BusinessID')
}

function searchFilter(actor: Actor, search: string): Prisma.CertificateWhereInput {
  if (!search) return {}
  const has = { contains: literal(search), mode: 'insensitive' } as const
  const number = /^\d{1,9}$/.test(search) ? Number(search) : null
  return {
    OR: [
      { domainName: has },
      { label: has },
      { type: { OR: [{ name: has }, { name: { ...has, contains: literal(inFull(search)) } }, { formerName: has }] } },
      ...(number === null ? [] : [{ order: { number } }]),
      ...(mayStaff(actor, 'see') ? [{ order: { email: has } }] : []),
    ],
  }
}
