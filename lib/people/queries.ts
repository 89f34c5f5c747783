import type { Actor } from '../actor'
import { ownCertificate } from '../certificates/lifecycle/access'
import { later, now } from '../clock'
import { db } from '../db/client'
import type { HelperStep, MemberRole } from '../permissions'
import { openInvitation, openMembership, openTransfer } from './open'
import { findOwnScope } from './own-scope'
import { INVITATION_LIFETIME_MS, type Scope } from './schema'

export type MemberView = {
  id: string
  email: string
  name: string | null
  role: MemberRole
  invitedAt: Date
  /** Null if they have not accepted the invitation yet. */
  acceptedAt: Date | null
  /** The time after which an invitation can no longer be accepted. */
  endsAt: Date
}

export type PeopleView = { holder: { id: string; email: string }; members: MemberView[] }

/** Returns the members and invited people of an account or certificate, oldest first, or null unless the actor manages them. */
export async function getPeople(actor: Actor, scope: Scope): Promise<PeopleView | null> {
  const own = await findOwnScope(db, actor, scope)
  if (!own) return null
  const rows = await db.membership.findMany({
    where: { ...scope, ...openMembership(now()) },
    orderBy: { id: 'asc' },
    select: { id: true, email: true, role: true, invitedAt: true, acceptedAt: true, member: { select: { name: true } } },
  })
  const members = rows.map(({ member, ...row }) => ({
    ...row,
    name: member?.name ?? null,
    endsAt: later(row.invitedAt, INVITATION_LIFETIME_MS),
  }))
  return { holder: own.holder, members }
}

export type HelperLinkView = {
  id: string
  step: HelperStep
  name: string
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

/** Returns the certificate's working helper links, newest first. */
export function listHelperLinks(actor: Actor, certificateId: string): Promise<HelperLinkView[]> {
  return db.helperLink.findMany({
    where: { revokedAt: null, expiresAt: { gt: now() }, certificate: ownCertificate(actor, certificateId, 'people') },
    orderBy: { id: 'desc' },
    select: { id: true, step: true, name: true, createdAt: true, expiresAt: true, lastUsedAt: true },
  })
}

export type OfferView = { id: string; toEmail: string; expiresAt: Date }

/** Returns the open offer to transfer a certificate to another account, or null. */
export function getOffer(actor: Actor, certificateId: string): Promise<OfferView | null> {
  return db.transfer.findFirst({
    where: { ...openTransfer(now()), certificate: ownCertificate(actor, certificateId, 'people') },
    select: { id: true, toEmail: true, expiresAt: true },
  })
}

/** The maximum number of invitations, of offers and of shared certificates listed on one page. */
const MAX_LISTED = 200

export type WaitingForYou = {
  invitations: { id: string; role: MemberRole; about: string | null; from: string; endsAt: Date }[]
  offers: { id: string; about: string; from: string; endsAt: Date }[]
  /** Other people's accounts and certificates that this person can use. */
  uses: { id: string; scope: Scope; role: MemberRole; about: string | null; from: string }[]
}

/** Returns what others have offered to the signed-in person and what they already share with that person. */
export async function listWaitingForYou(actor: Actor): Promise<WaitingForYou> {
  const person = actor.kind === 'client' && (await db.user.findUnique({ where: { id: actor.userId }, select: { id: true, email: true } }))
  if (!person) return { invitations: [], offers: [], uses: [] }
  const at = now()
  const owner = { select: { email: true } } as const
  const certificate = { select: { domainName: true, type: { select: { name: true } }, user: owner } } as const
  const about = {
    id: true,
    role: true,
    accountId: true,
    certificateId: true,
    invitedAt: true,
    account: owner,
    certificate,
  } as const
  const [invitations, uses, offers] = await Promise.all([
    db.membership.findMany({
      where: { email: person.email, ...openInvitation(at) },
      orderBy: { id: 'asc' },
      take: MAX_LISTED,
      select: about,
    }),
    db.membership.findMany({ where: { memberId: person.id, endedAt: null }, orderBy: { id: 'asc' }, take: MAX_LISTED, select: about }),
    db.transfer.findMany({
      where: { toEmail: person.email, ...openTransfer(at) },
      orderBy: { id: 'asc' },
      take: MAX_LISTED,
      select: { id: true, expiresAt: true, certificate },
    }),
  ])
  type Row = (typeof uses)[number]
  const words = (row: Row) => ({
    id: row.id,
    role: row.role,
    about: row.certificate ? (row.certificate.domainName ?? row.certificate.type.name) : null,
    from: row.certificate?.user.email ?? row.account?.email ?? '',
  })
  return {
    invitations: invitations.map((row) => ({ ...words(row), endsAt: later(row.invitedAt, INVITATION_LIFETIME_MS) })),
    uses: uses.map((row) => ({
      ...words(row),
      scope: row.certificateId ? { certificateId: row.certificateId } : { accountId: row.accountId ?? '' },
    })),
    offers: offers.map(({ id, expiresAt, certificate: { domainName, type, user } }) => ({
      id,
      about: domainName ?? type.name,
      from: user.email,
      endsAt: expiresAt,
    })),
  }
}
