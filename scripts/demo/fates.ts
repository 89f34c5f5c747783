import { terminate } from '../../lib/certificates/ending/terminate'
import { activate } from '../../lib/certificates/purchase/activate'
import { acceptCost } from '../../lib/certificates/purchase/retry'
import { beginReplacement } from '../../lib/certificates/setup/begin-replacement'
import { requestSubmission } from '../../lib/certificates/submission/request'
import { must } from '../../lib/certificates/testing/shop'
import { lookIssued } from '../../lib/certificates/validation/look-issued'
import { poll } from '../../lib/certificates/validation/poll'
import { DAY, HOUR, later, MINUTE, now } from '../../lib/clock'
import { db } from '../../lib/db/client'
import { cancelOrder } from '../../lib/payments/cancel-order'
import { settlePayment } from '../../lib/payments/settle-payment'
import { refundCertificate } from '../../lib/refunds/request/refund-certificate'
import { refundOrder } from '../../lib/refunds/request/refund-order'
import { sendRefund } from '../../lib/refunds/sending/send-refund'
import { buyWaiting, type PastOrder, pay } from './buy'
import { fillIn, type PastCertificate, send, sendReplacement, setUp } from './set-up'
import { hearFromStripe, type World } from './world'

const HOSTS = ['www', 'shop', 'mail', 'portal', 'api', 'cloud', 'status', 'files', 'booking', 'intranet'] as const

/** What happens to an order once its payment page is open. */
type Fate = (world: World, order: PastOrder) => Promise<void>

/** Pays for an order and buys its certificates. Returns the certificates. */
async function bought(world: World, order: PastOrder): Promise<PastCertificate[]> {
  await pay(world, order)
  await buyWaiting()
  return certificatesOf(world, order)
}

async function certificatesOf({ random }: World, { orderId, actor, buyer }: PastOrder): Promise<PastCertificate[]> {
  const rows = await db.certificate.findMany({ where: { orderId }, include: { type: true }, orderBy: { id: 'asc' } })
  const first = random.whole(HOSTS.length)
  return rows.map(({ id, type }, index) => {
    const host = type.wildcard ? '*' : (HOSTS[(first + index) % HOSTS.length] ?? 'www')
    return { id, actor, buyer, host: `${host}.${buyer.domain}` }
  })
}

/** Pays, buys, and immediately sets up the first certificate with `next`. */
const withFirst =
  (next: (world: World, certificate: PastCertificate, order: PastOrder) => Promise<unknown>): Fate =>
  async (world, order) => {
    const [certificate] = await bought(world, order)
    if (certificate) await next(world, certificate, order)
  }

const enomIdOf = async ({ id }: PastCertificate) => (await db.certificate.findUniqueOrThrow({ where: { id } })).enomCertId

/** Sets up a certificate and submits it, and later calls `next` with its number at Enom. */
const sent = (next: (world: World, certificate: PastCertificate, certId: number | null) => Promise<unknown>): Fate =>
  withFirst(async (world, certificate) => {
    await fillIn(world, certificate)
    await send(certificate)
    const certId = await enomIdOf(certificate)
    world.agenda.add(later(now(), 30 * MINUTE), () => next(world, certificate, certId))
  })

/** Changes the Enom simulator’s switches for the duration of one action. */
async function during(world: World, switches: object, deed: () => Promise<unknown>, after: object): Promise<void> {
  await world.enom('set-switches', switches)
  await deed()
  await world.enom('set-switches', after)
}

async function refundAll({ orderId }: PastOrder): Promise<void> {
  const refunds = await db.refund.findMany({ where: { orderId, status: 'requested' } })
  for (const { id } of refunds) await sendRefund(id)
}

/** Pays and buys; the buyer sets each certificate up within two days. Returns the certificates. */
async function usual(world: World, order: PastOrder): Promise<PastCertificate[]> {
  const certificates = await bought(world, order)
  for (const certificate of certificates) {
    world.agenda.add(later(now(), (20 + world.random.whole(2_000)) * MINUTE), () => setUp(world, certificate))
  }
  return certificates
}

export const FATES = {
  issued: async (world, order) => void (await usual(world, order)),

  /** Issued, and replaced before its file expires, because a file is valid for less than the paid year. */
  replaced: async (world, order) => {
    const certificates = await usual(world, order)
    const reasons = ['half_way', 'half_way', 'half_way', 'lost_key', 'new_server'] as const
    for (const certificate of certificates) {
      world.agenda.add(later(now(), (150 + world.random.whole(30)) * DAY), async () => {
        const { stage, type } = await db.certificate.findUniqueOrThrow({ where: { id: certificate.id }, include: { type: true } })
        if (stage !== 'issued' || type.family === 'comodo') return
        must(await beginReplacement(certificate.actor, certificate.id, world.random.pick(reasons)))
        await sendReplacement(world, certificate)
      })
    }
  },

  abandoned: async (world, { session }) => {
    world.agenda.add(later(now(), HOUR), async () => {
      await settlePayment(session)
      await hearFromStripe(world)
    })
  },
  open: async () => undefined,
  cancelled: async (_world, { actor, orderId }) => void must(await cancelOrder(actor, orderId)),
  bank_confirms: (world, order) => pay(world, order, { method: 'us_bank_account', number: '000999999991' }),
  bank_refuses: async (world, order) => {
    await FATES.bank_confirms(world, order)
    world.agenda.add(later(now(), 2 * DAY), async () => {
      await world.stripe('bank-debit', { session: order.session, outcome: 'fail' })
      await hearFromStripe(world)
    })
  },

  waits_to_be_bought: (world, order) => pay(world, order),
  never_set_up: async (world, order) => void (await bought(world, order)),
  waits_for_activation: async (world, order) => void (await bought(world, order)),
  activated: async (world, order) => {
    const certificates = await bought(world, order)
    world.agenda.add(later(now(), 3 * HOUR), async () => {
      for (const { id } of certificates) must(await activate(world.staff, id))
      await buyWaiting()
      for (const certificate of certificates) await setUp(world, certificate)
    })
  },
  cost_accepted: withFirst(async (world, certificate) => {
    world.agenda.add(later(now(), 2 * HOUR), async () => {
      const { heldCost } = await db.certificate.findUniqueOrThrow({ where: { id: certificate.id } })
      must(await acceptCost(world.staff, certificate.id, { cost: heldCost ?? 0 }))
      await buyWaiting()
      await setUp(world, certificate)
    })
  }),

  /** Enom stops selling the product for an hour. */
  refused: async (world, order) => {
    const { type } = await db.orderItem.findFirstOrThrow({ where: { orderId: order.orderId }, include: { type: true } })
    await world.enom('set-product', { prodType: type.enomProdType, enabled: false })
    await bought(world, order)
    await world.enom('set-product', { prodType: type.enomProdType, enabled: true })
  },
  /** Enom's price list and its price query contradict each other for a few hours. */
  without_price: async (world, order) => {
    const { type } = await db.orderItem.findFirstOrThrow({ where: { orderId: order.orderId }, include: { type: true } })
    await world.enom('set-product', { prodType: type.enomProdType, enabled: false })
    await world.enom('add-fault', { command: 'PE_GetProductPrice', kind: 'fail-then-error', times: 9 })
    await usual(world, order)
    await world.enom('clear-faults')
    await world.enom('set-product', { prodType: type.enomProdType, enabled: true })
  },
  /** Enom sells it, but the response is lost and its list does not show the certificate yet. */
  maybe_bought: async (world, order) => {
    await world.enom('set-moods', { listLagSeconds: 600, rates: { 'list-lag': 1000 } })
    await world.enom('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
    await bought(world, order)
    await world.enom('set-moods', { rates: { 'list-lag': 0 } })
  },

  disputed_before_purchase: async (world, order) => {
    await bought(world, order)
    await world.stripe('dispute', { session: order.session })
    await hearFromStripe(world)
  },
  refund_withdrawn: async (world, order) => {
    const [certificate] = await bought(world, order)
    await world.stripe('dispute', { session: order.session })
    must(await refundCertificate(world.staff, certificate?.id ?? '', { reason: 'The buyer asked for it' }))
    await refundAll(order)
    await hearFromStripe(world)
  },
  disputed: async (world, order) => {
    await usual(world, order)
    world.agenda.add(later(now(), 9 * DAY), async () => {
      await world.stripe('dispute', { session: order.session })
      await hearFromStripe(world)
    })
  },
  dispute_won: async (world, order) => {
    await FATES.disputed(world, order)
    world.agenda.add(later(now(), 30 * DAY), async () => {
      await world.stripe('close-dispute', { session: order.session, outcome: 'won' })
      await hearFromStripe(world)
    })
  },
  dispute_lost: async (world, order) => {
    await FATES.disputed(world, order)
    world.agenda.add(later(now(), 30 * DAY), async () => {
      await world.stripe('close-dispute', { session: order.session, outcome: 'lost' })
      await hearFromStripe(world)
    })
  },
  refunded_unbought: async (world, order) => {
    await bought(world, order)
    world.agenda.add(later(now(), 5 * HOUR), async () => {
      must(await refundOrder(world.staff, order.orderId, { reason: 'Ordered by mistake' }))
      await refundAll(order)
      await hearFromStripe(world)
    })
  },
  refunded_after_purchase: async (world, order) => {
    const certificates = await bought(world, order)
    world.agenda.add(later(now(), 2 * DAY), async () => {
      must(await refundOrder(world.staff, order.orderId, { reason: 'The buyer changed their mind' }))
      await refundAll(order)
      await hearFromStripe(world)
      for (const certificate of certificates) await world.enom('refund', { certId: await enomIdOf(certificate) })
    })
  },
  refunded_by_enom: sent(async (world, certificate, certId) => {
    await world.enom('approve', { certId })
    await poll(certificate.id)
    world.agenda.add(later(now(), 4 * DAY), async () => {
      await world.enom('refund', { certId })
      await lookIssued(certificate.id)
    })
  }),
  terminated: sent(async (world, certificate, certId) => {
    await world.enom('approve', { certId })
    await poll(certificate.id)
    world.agenda.add(later(now(), 20 * DAY), async () =>
      must(await terminate(world.staff, certificate.id, { reason: 'The site was used for phishing' })),
    )
  }),

  /** The inbox that the buyer chose is no longer accepted when the request arrives. */
  needs_correction: withFirst(async (world, certificate) => {
    const domain = 'example.com'
    const owner = `owner@${certificate.buyer.domain}`
    await world.enom('set-whois', { domain, emails: [owner] })
    await fillIn(world, certificate, owner)
    await world.enom('set-whois', { domain, emails: [] })
    await send(certificate)
  }),
  declined: sent(async (world, certificate, certId) => {
    await world.enom('decline', { certId })
    // A step backwards is accepted only after it has been seen twice.
    await poll(certificate.id)
    world.agenda.add(later(now(), HOUR), () => poll(certificate.id))
  }),
  being_sent: withFirst(async (world, certificate) => {
    await fillIn(world, certificate)
    must(await requestSubmission(certificate.actor, certificate.id, { agreed: true }))
  }),
  maybe_sent: withFirst(async (world, certificate) => {
    await fillIn(world, certificate)
    await world.enom('add-fault', { command: 'CertPurchaseCert', kind: 'commit-then-no-answer' })
    await send(certificate)
  }),
  waits_for_approval: sent(async (_world, certificate) => poll(certificate.id)),
  waits_for_organisation: sent(async (world, certificate, certId) => {
    await world.enom('approve', { certId })
    await poll(certificate.id)
  }),
  wrong_file: sent(async (world, certificate, certId) => {
    await during(world, { wrongFile: true }, () => world.enom('approve', { certId }), { wrongFile: false })
    await poll(certificate.id)
  }),
} satisfies Record<string, Fate>

export type FateName = keyof typeof FATES
