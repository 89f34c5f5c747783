import type { Actor } from '../../actor'
import { listCostsOnSale } from '../../catalog/product-costs'
import { HOUR, now } from '../../clock'
import { env } from '../../config/env'
import { supportAddress } from '../../config/support-address'
import { db } from '../../db/client'
import { checkSender } from '../../dns/check-sender'
import { readWorkerHealth, type WorkerHealth } from '../../jobs/worker-health'
import { LEGAL_PAGES } from '../../legal/schema'
import { mayStaff } from '../../permissions'
import { isLive } from '../../stripe/client'
import { getStanding } from '../standing'
import { type Facts, type LastCall, missingToOpen, STAFF_NAMED, type Step, type StepKey, stepsOf } from './steps'

export type SetUp = {
  steps: Step[]
  /** Nothing can be ordered until staff open the shop. */
  isClosed: boolean
  /** The steps to finish before opening. */
  missing: StepKey[]
  backup: Facts['backup']
}

type Row = {
  account: { id: string; label: string } | null
  lastCall: LastCall | null
  webhookAt: Date | null
  mailAt: Date | null
  hasSeller: boolean
  published: string[]
  unprotected: string[]
  unprotectedCount: number
  isClosed: boolean
  backup: string | null
  backupNotedAt: Date | null
  backedUpAt: Date | null
}

/**
 * Returns the state of the shop's set-up. Null for anyone but staff. Looks up the sender's domain in DNS, which takes two seconds at most.
 */
export async function readSetUp(actor: Actor, known: { worker?: WorkerHealth | undefined } = {}): Promise<SetUp | null> {
  if (!mayStaff(actor, 'see')) return null
  const domain = supportAddress().split('@')[1] ?? ''
  const [rows, costs, { state: worker }, sender, { sales }] = await Promise.all([
    db.$queryRaw<Row[]>`
      with account as (
        select id, label, "passwordSetAt" from "EnomAccount" where "isDefault" limit 1
      ), unprotected as (
        select u.email from "User" u where u.role = 'staff' and u."disabledAt" is null
          and not exists (select from "AuthenticatorApp" a where a."userId" = u.id and a."confirmedAt" is not null)
          and not exists (select from "Passkey" k where k."userId" = u.id)
      )
      select
        (select json_build_object('id', id, 'label', label) from account) as account,
        (select json_build_object('outcome', c.outcome, 'errorText', c."errorText") from account a join "EnomCall" c on c."accountId" = a.id
          where c.outcome is not null and c."startedAt" >= a."passwordSetAt" order by c.id desc limit 1) as "lastCall",
        (select "receivedAt" from "StripeEvent" where type like 'checkout.%' order by "receivedAt" desc limit 1) as "webhookAt",
        (select "sentAt" from "Mail" where status = 'sent' order by id desc limit 1) as "mailAt",
        exists(select from "Seller") as "hasSeller",
        (select coalesce(array_agg(distinct page::text), '{}') from "LegalText") as published,
        (select coalesce(array_agg(email), '{}') from (select email from unprotected order by email limit ${STAFF_NAMED}) named) as unprotected,
        (select count(*)::int from unprotected) as "unprotectedCount",
        exists(select from "ShopSetUp" where "openedAt" is null) as "isClosed",
        (select backup from "ShopSetUp") as backup, (select "backupNotedAt" from "ShopSetUp") as "backupNotedAt",
        (select max("takenAt") from "Backup") as "backedUpAt"`,
    listCostsOnSale(actor),
    known.worker ?? readWorkerHealth(),
    checkSender(domain),
    getStanding(actor),
  ])
  const [row] = rows
  if (!row) throw new Error('the database returned no row')
  const { account, lastCall, webhookAt, mailAt, hasSeller, published, unprotected, unprotectedCount, isClosed } = row
  const backup = row.backup && row.backupNotedAt ? { text: row.backup, notedAt: row.backupNotedAt } : null
  const steps = stepsOf({
    worker,
    account: account && { ...account, lastCall },
    costs: costs.map(({ state }) => state),
    takesRealMoney: isLive,
    soldByTestServer: sales?.test ?? 0,
    webhookUrl: `${env.APP_URL}/api/webhooks/stripe`,
    webhookAt,
    mailAt,
    sender,
    hasSeller,
    unwritten: LEGAL_PAGES.filter((page) => !published.includes(page)),
    unprotected: { emails: unprotected, count: unprotectedCount },
    backup,
    backupAge: row.backedUpAt && (now().getTime() - row.backedUpAt.getTime()) / HOUR,
  })
  return { steps, isClosed, missing: missingToOpen(steps), backup }
}
