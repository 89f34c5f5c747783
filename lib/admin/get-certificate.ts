import { z } from 'zod'
import type { Actor } from '../actor'
import { type Contact, keptContacts } from '../certificates/contacts/contacts'
import { type CertificateAction, type Way, waysOf } from '../certificates/lifecycle/capabilities'
import { type DisputeLock, disputeLock, LOCK_COLUMNS } from '../certificates/lifecycle/dispute-lock'
import { type Place, placeOf } from '../certificates/lifecycle/places'
import { holderEmail } from '../certificates/notify/buyer'
import { OPEN_PURCHASE } from '../certificates/operation/open'
import { queueColumns, queueOf } from '../certificates/purchase/queue'
import { readBlocker } from '../certificates/purchase/read-blocker'
import { OWED } from '../certificates/settlement/unreturned'
import type { IssuedFacts } from '../certificates/status/file-text'
import { issuedFactsOf } from '../certificates/status/issued-facts'
import { staffName } from '../certificates/status/staff-name'
import { env } from '../config/env'
import { db } from '../db/client'
import { dollars, type Money } from '../money'
import { mayStaff } from '../permissions'

export type CertificateForStaff = {
  id: string
  place: Place
  statusSince: Date
  /** Whether the certificate has ended without its buyer being refunded. */
  isOwed: boolean
  /** Why staff locked it; null if it is not locked. */
  suspendedReason: string | null
  /** Whether the buyer's bank disputes the order's payment. */
  isDisputed: boolean
  dispute: DisputeLock | null
  /** Verbatim text from Enom or the authority. */
  problemText: string | null
  /** Enom's price, if it is the reason why the purchase is on hold. */
  costToAccept: Money | null
  /** The certificate whose purchase has an unknown outcome and holds up the purchase of this one. */
  waitsFor: string | null
  /** The number of checks at Enom for a purchase with an unknown outcome; null once the checks have ended and staff must decide. */
  looks: number | null
  name: string
  typeName: string
  formerName: string | null
  level: 'dv' | 'ov' | 'ev'
  years: number
  /** The certificate that replaced this one in a change, and the one that this one replaced. */
  changedTo: { id: string; typeName: string; orderNumber: number } | null
  changedFrom: { id: string; typeName: string; orderNumber: number } | null
  order: { id: string; number: number; email: string }
  /** The address that receives emails about the certificate. */
  holderEmail: string
  dates: IssuedFacts
  submittedAt: Date | null
  checkedAt: Date | null
  nextCheckAt: Date | null
  enom: {
    accountLabel: string | null
    /** When the certificate was bought from Enom. Enom's refund period starts at that time. */
    boughtAt: Date | null
    certId: number | null
    orderId: number | null
    cost: Money | null
    statusId: number | null
    statusText: string | null
    authorityOrderId: string | null
  }
  request: {
    serverSoftware: string | null
    csrPem: string | null
    approverEmail: string | null
    contacts: { role: string; written: string; sent: string }[]
  } | null
  files: { id: string; fingerprint: string; issuer: string; names: string[]; notBefore: Date; notAfter: Date; faults: string[] }[]
  /** What can be requested from the authority in the certificate's current state, and who requests it. */
  ways: Partial<Record<CertificateAction, Way>>
  /** The URL of the certificate's page in the client area. */
  clientUrl: string
  /** The latest calls to Enom for this certificate. */
  calls: {
    id: string
    command: string
    at: Date
    milliseconds: number | null
    outcome: string | null
    number: string | null
    text: string | null
  }[]
}

/** Returns everything that staff are allowed to know about a certificate, both in the shop and at Enom. Null for anyone else. */
export async function getCertificate(actor: Actor, id: string): Promise<CertificateForStaff | null> {
  if (!mayStaff(actor, 'see', 'certificates:read') || !z.uuid().safeParse(id).success) return null
  const row = await db.certificate.findUnique({
    where: { id },
    include: {
      type: { select: { name: true, formerName: true, level: true, family: true, enomProdType: true } },
      orderItem: queueColumns.orderItem,
      order: { select: { id: true, number: true, email: true, userId: true, status: true, ...LOCK_COLUMNS } },
      user: { select: { email: true } },
      enomAccount: { select: { label: true } },
      changedTo: OTHER,
      changedFrom: OTHER,
      issuance: true,
      files: { orderBy: { receivedAt: 'desc' }, select: fileColumns },
      enomCalls: { orderBy: { id: 'desc' }, take: 20 },
      events: { where: { kind: 'certificate.purchased' }, orderBy: { id: 'asc' }, take: 1, select: { at: true } },
      operations: { where: { ...OPEN_PURCHASE, inFlightKey: { not: null } }, take: 1, select: { reconcileCount: true } },
    },
  })
  if (!row) return null
  const { id: _, statusSince, problemText, years, submittedAt, checkedAt, nextCheckAt } = row
  const { disputes, changes, status: orderStatus, userId: _buyer, ...order } = row.order
  const dispute = disputeLock({ disputes, changes })
  const place = placeOf(row)
  return {
    id,
    place,
    statusSince,
    problemText,
    years,
    order,
    holderEmail: holderEmail(row),
    changedTo: row.changedTo && toOther(row.changedTo),
    changedFrom: row.changedFrom && toOther(row.changedFrom),
    isDisputed: dispute !== null,
    dispute,
    isOwed: (row.closedReason ?? row.changedToId) !== null && (await db.certificate.count({ where: { id, ...OWED } })) > 0,
    dates: issuedFactsOf(row, { status: orderStatus }),
    submittedAt,
    checkedAt,
    nextCheckAt,
    suspendedReason: row.suspendedReason,
    name: staffName(row),
    typeName: row.type.name,
    formerName: row.type.formerName,
    level: row.type.level,
    costToAccept: row.hold === 'cost_exceeds_price' && row.heldCost !== null ? dollars(row.heldCost) : null,
    waitsFor: place === 'purchase' ? await readBlocker(queueOf(row), row.type.enomProdType) : null,
    looks: row.operations[0]?.reconcileCount ?? null,
    enom: {
      accountLabel: row.enomAccount?.label ?? null,
      boughtAt: row.events[0]?.at ?? null,
      certId: row.enomCertId,
      orderId: row.enomOrderId,
      cost: row.cost === null ? null : dollars(row.cost),
      statusId: row.enomStatusId,
      statusText: row.enomStatusText,
      authorityOrderId: row.authorityOrderId,
    },
    request: row.issuance && {
      serverSoftware: row.issuance.serverSoftware,
      csrPem: row.issuance.csrPem,
      approverEmail: row.issuance.approverEmail,
      contacts: contactRows(row.issuance.contacts),
    },
    files: row.files,
    ways: waysOf(row),
    clientUrl: `${env.APP_URL}/account/certificates/${id}`,
    calls: row.enomCalls.map(({ id: callId, command, startedAt, finishedAt, outcome, responseNumber, errorText }) => ({
      id: callId,
      command,
      at: startedAt,
      milliseconds: finishedAt && finishedAt.getTime() - startedAt.getTime(),
      outcome,
      number: responseNumber,
      text: errorText,
    })),
  }
}

const OTHER = { select: { id: true, type: { select: { name: true } }, order: { select: { number: true } } } } as const

function toOther({ id, type, order }: { id: string; type: { name: string }; order: { number: number } }) {
  return { id, typeName: type.name, orderNumber: order.number }
}

const fileColumns = { id: true, fingerprint: true, issuer: true, names: true, notBefore: true, notAfter: true, faults: true } as const

/** Returns one row per contact: as the buyer wrote it, and as it is sent. */
function contactRows(contacts: unknown): { role: string; written: string; sent: string }[] {
  const kept = keptContacts.safeParse(contacts)
  if (!kept.success) return []
  const { written, sent } = kept.data
  return (['admin', 'tech', 'billing'] as const).flatMap((role) => {
    const person = written[role]
    return person ? [{ role, written: lineOf(person), sent: lineOf(sent[role] ?? person) }] : []
  })
}

function lineOf({ firstName, lastName, city, postalCode, ...rest }: Contact): string {
  return [`${firstName} ${lastName}`, rest.jobTitle, rest.organization, rest.address1, rest.address2, `${postalCode} ${city}`]
    .concat([rest.state, rest.country, rest.phone, rest.email])
    .filter(Boolean)
    .join(', ')
}
