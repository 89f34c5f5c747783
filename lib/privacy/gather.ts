import { db } from '../db/client'
import { refundReason, WHY_SELECT, whyRefunded } from '../languages/refund-why'
import { DEFAULT_LANGUAGE, languageOf } from '../languages/types'

/** What a file of the export is about, such as `orders`. */
export type Subject = keyof NonNullable<Awaited<ReturnType<typeof gather>>>

/**
 * Returns the data the shop stores about a person, by subject, or null if they do not exist. Columns are named one by one, so that a new
 * column with a secret is not exported unnoticed.
 */
export async function gather(userId: string) {
  const account = await db.user.findUnique({
    where: { id: userId, deletedAt: null },
    select: {
      id: true,
      email: true,
      name: true,
      language: true,
      timeZone: true,
      role: true,
      createdAt: true,
      confirmedAt: true,
      mutedMails: true,
      billing: { select: { name: true, address: true, country: true, taxNumber: true } },
    },
  })
  if (!account) return null
  const { mutedMails, ...person } = account
  const [orders, certificates, mails, movements] = await Promise.all([
    ordersOf(userId),
    certificatesOf(userId),
    mailsTo(account.email),
    movementsOf(userId),
  ])
  const reasonOf = reasonsIn(person.language)
  return {
    account: person,
    notifications: { switchedOff: mutedMails },
    security: await securityOf(userId),
    orders: orders.map(({ invoices: _invoices, refunds, ...order }) => ({
      ...order,
      refunds: refunds.map(({ cause, allocations, ...refund }) => ({ ...refund, reason: reasonOf(refund, { cause, allocations }) })),
    })),
    invoices: orders.flatMap(({ invoices }) => invoices),
    certificates,
    people: await peopleOf(userId, account.email),
    emails: mails,
    quotes: await db.quote.findMany({
      where: { email: account.email },
      orderBy: { id: 'asc' },
      select: {
        number: true,
        status: true,
        total: true,
        currency: true,
        country: true,
        note: true,
        validUntil: true,
        createdAt: true,
        endedAt: true,
        lines: { select: { productName: true, typeName: true, years: true, quantity: true, unitAmount: true } },
      },
    }),
    baskets: await db.cart.findMany({
      where: { userId },
      select: {
        createdAt: true,
        updatedAt: true,
        country: true,
        taxNumber: true,
        postalCode: true,
        lines: { select: { quantity: true, label: true, createdAt: true } },
      },
    }),
    credit: movements.map(({ refund, ...movement }) => ({ ...movement, reason: reasonOf(movement, refund) })),
    calendars: await db.calendarFeed.findMany({ where: { userId }, select: { about: true, createdAt: true } }),
  }
}

type Why = Parameters<typeof whyRefunded>[0]

/** The reason for a refund, worded as on the account's pages. Text typed by staff is left unchanged. */
function reasonsIn(code: string) {
  const language = languageOf(code) ?? DEFAULT_LANGUAGE
  return ({ reason }: { reason: string | null }, refund: Why | null) =>
    refundReason({ why: refund && whyRefunded(refund), reason }, language)
}

async function securityOf(userId: string) {
  const [sessions, events, passkeys, authenticatorApp, recoveryCodes, addressChanges, failures] = await Promise.all([
    db.session.findMany({
      where: { userId },
      orderBy: { startedAt: 'asc' },
      select: { kind: true, by: true, device: true, network: true, startedAt: true, lastSeenAt: true, endsAt: true, endedAt: true },
    }),
    db.securityEvent.findMany({
      where: { userId },
      orderBy: { id: 'asc' },
      select: { kind: true, device: true, network: true, at: true },
    }),
    db.passkey.findMany({ where: { userId }, select: { name: true, createdAt: true, lastUsedAt: true } }),
    db.authenticatorApp.findUnique({ where: { userId }, select: { createdAt: true, confirmedAt: true } }),
    db.recoveryCode.findMany({ where: { userId }, select: { usedAt: true } }),
    db.emailChange.findMany({
      where: { userId },
      orderBy: { id: 'asc' },
      select: { from: true, to: true, createdAt: true, fromConfirmedAt: true, toConfirmedAt: true, changedAt: true, endedAt: true },
    }),
    db.failureCounter.findMany({ where: { userId }, select: { limit: true, network: true, at: true } }),
  ])
  return { sessions, events, passkeys, authenticatorApp, recoveryCodes, addressChanges, failures }
}

function ordersOf(userId: string) {
  return db.order.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      number: true,
      email: true,
      status: true,
      currency: true,
      total: true,
      country: true,
      taxNumber: true,
      vatAnswer: true,
      vatAskedAt: true,
      createdAt: true,
      paidAt: true,
      creditUse: { select: { amount: true, status: true } },
      couponUse: { select: { amount: true, coupon: { select: { code: true } } } },
      items: {
        select: {
          productName: true,
          typeName: true,
          years: true,
          quantity: true,
          unitAmount: true,
          discount: true,
          taxMinor: true,
          taxRate: true,
          taxReason: true,
          taxLabel: true,
          credit: true,
          label: true,
        },
      },
      charges: { select: { amount: true, currency: true, paidBy: true, payer: true, createdAt: true } },
      refunds: {
        orderBy: { id: 'asc' },
        select: {
          toCredit: true,
          status: true,
          amount: true,
          currency: true,
          reason: true,
          ...WHY_SELECT,
          createdAt: true,
          settledAt: true,
        },
      },
      disputes: { select: { status: true, amount: true, currency: true, openedAt: true, closedAt: true } },
      events: { orderBy: { id: 'asc' }, select: { at: true, kind: true, from: true, to: true } },
      invoices: {
        orderBy: { id: 'asc' },
        select: {
          number: true,
          kind: true,
          about: true,
          issuedAt: true,
          movedAt: true,
          seller: true,
          buyer: true,
          lines: true,
          taxes: true,
          taxNote: true,
          currency: true,
          net: true,
          total: true,
          byCredit: true,
        },
      },
    },
  })
}

function certificatesOf(userId: string) {
  return db.certificate.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      orderId: true,
      typeCode: true,
      years: true,
      label: true,
      stage: true,
      hold: true,
      domainName: true,
      createdAt: true,
      submittedAt: true,
      issuedAt: true,
      coverEndsAt: true,
      issuances: {
        orderBy: { number: 'asc' },
        select: {
          number: true,
          reason: true,
          serverSoftware: true,
          csrPem: true,
          contacts: true,
          approverEmail: true,
          otherApprovers: true,
          proofMethod: true,
          agreedAt: true,
          savedAt: true,
        },
      },
      files: { orderBy: { id: 'asc' }, select: { leafPem: true, chainPem: true, receivedAt: true } },
      events: { orderBy: { id: 'asc' }, select: { at: true, kind: true, from: true, to: true } },
      pullLinks: { select: { label: true, createdAt: true, renewedAt: true, lastFetchedAt: true, revokedAt: true } },
      lastLook: { select: { host: true, port: true, checkedAt: true, found: true } },
    },
  })
}

function movementsOf(userId: string) {
  return db.creditMovement.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: {
      kind: true,
      amount: true,
      currency: true,
      reason: true,
      at: true,
      order: { select: { number: true } },
      refund: { select: WHY_SELECT },
    },
  })
}

function mailsTo(to: string) {
  return db.mail.findMany({
    where: { to },
    orderBy: { id: 'asc' },
    select: { kind: true, to: true, status: true, createdAt: true, sentAt: true },
  })
}

async function peopleOf(userId: string, email: string) {
  const own = { certificate: { userId } }
  const member = {
    accountId: true,
    certificateId: true,
    email: true,
    role: true,
    invitedAt: true,
    acceptedAt: true,
    endedAt: true,
  } as const
  const [members, memberships, helperLinks, transfers] = await Promise.all([
    db.membership.findMany({ where: { OR: [{ accountId: userId }, own] }, orderBy: { id: 'asc' }, select: member }),
    db.membership.findMany({ where: { OR: [{ memberId: userId }, { email }] }, orderBy: { id: 'asc' }, select: member }),
    db.helperLink.findMany({
      where: own,
      orderBy: { id: 'asc' },
      select: { certificateId: true, step: true, name: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
    }),
    db.transfer.findMany({
      where: { OR: [own, { toEmail: email }] },
      orderBy: { id: 'asc' },
      select: { certificateId: true, toEmail: true, offeredAt: true, expiresAt: true, acceptedAt: true, closedAt: true },
    }),
  ])
  return { members, memberships, helperLinks, transfers }
}
