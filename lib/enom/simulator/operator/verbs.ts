import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { World } from '../commands/command'
import { approveRequest } from '../life/approve-request'
import { confirmOrganisation } from '../life/confirm-organisation'
import { AUTH_STATUSES, lookForProof } from '../life/domain-proof'
import { refillAccount } from '../life/refill-account'
import { refundCertificate } from '../life/refund-certificate'
import { replaceFile } from '../life/replace-file'
import { requireInStatus, requireSubmission, Unfit } from '../life/require-in-status'
import { turnDownRequest } from '../life/turn-down-request'
import { PRESET_NAMES, PRESETS } from '../moods/presets'
import { changeMoods, type Moods, moodChange } from '../moods/schema'
import { giveBack } from '../moods/spend-elsewhere'
import { requireProduct } from '../products/products'
import { type Account, fault, productChange, switchFields } from '../state/schema'
import { freshSettings } from '../state/store'
import { seedCertificates, seedInput } from './seed-certificates'

const onCertificate = z.object({ certId: z.coerce.number().int() })
const onCertificateWithReason = onCertificate.extend({ reason: z.string().default('') })
const accountInput = z.object({
  loginId: z.string().trim().min(1),
  password: z.string().min(1).optional(),
  ips: z.array(z.string().trim().min(1)).optional(),
  /** In cents. */
  balance: z.number().int().optional(),
})

/** An operator action, which validates its own input. */
export type Verb = { run(world: World, input: unknown): Promise<void> | void }

function verb<Input>(schema: z.ZodType<Input>, deed: (world: World, input: Input) => Promise<void> | void): Verb {
  return { run: (world, input) => deed(world, schema.parse(input)) }
}

/** All verbs of `POST /operator/api/<verb>`. The page's forms use the same ones. */
export const VERBS: Record<string, Verb> = {
  approve: verb(onCertificate, (world, { certId }) => approveRequest(world, certId)),
  decline: verb(onCertificateWithReason, (world, { certId, reason }) => turnDownRequest(world, certId, 'decline', reason)),
  refuse: verb(onCertificateWithReason, (world, { certId, reason }) => turnDownRequest(world, certId, 'refuse', reason)),
  'confirm-organisation': verb(onCertificate, (world, { certId }) => confirmOrganisation(world, certId)),
  'record-found': verb(onCertificate, (world, { certId }) => lookForProof(world, certId, 'AUTHENTICATED')),
  'look-for-proof': verb(onCertificate.extend({ seen: z.enum(AUTH_STATUSES) }), (world, { certId, seen }) =>
    lookForProof(world, certId, seen),
  ),
  refund: verb(onCertificate, (world, { certId }) => refundCertificate(world, certId)),
  'replace-file': verb(onCertificate.extend({ csr: z.string().optional() }), (world, { certId, csr }) => replaceFile(world, certId, csr)),
  'resend-mail': verb(onCertificate, resendMail),
  'set-account': verb(accountInput, (world, input) => setAccount(world, input)),
  // Enom's minimum refill is 100 USD.
  refill: verb(z.object({ loginId: z.string().trim().min(1), amount: z.number().int().min(10_000) }), (world, { loginId, amount }) =>
    refillAccount(world, loginId, amount),
  ),
  'seed-certificates': verb(seedInput, seedCertificates),
  'set-switches': verb(switchFields.partial(), (world, input) => {
    const settings = world.store.settings()
    world.store.commit({ settings: { ...settings, switches: { ...settings.switches, ...input } } })
  }),
  'add-fault': verb(fault, (world, added) => {
    const settings = world.store.settings()
    world.store.commit({ settings: { ...settings, faults: [...settings.faults, added] } })
  }),
  'clear-faults': verb(z.object({}), (world) => {
    world.store.commit({ settings: { ...world.store.settings(), faults: [] } })
  }),
  'set-whois': verb(z.object({ domain: z.string().toLowerCase(), emails: z.array(z.string()) }), (world, { domain, emails }) => {
    const settings = world.store.settings()
    world.store.commit({ settings: { ...settings, whois: { ...settings.whois, [domain]: emails } } })
  }),
  'set-product': verb(productChange.extend({ prodType: z.number().int() }), (world, { prodType, ...changed }) => {
    requireProduct(prodType)
    const settings = world.store.settings()
    const before = settings.products[prodType] ?? {}
    world.store.commit({ settings: { ...settings, products: { ...settings.products, [prodType]: { ...before, ...changed } } } })
  }),
  'set-moods': verb(moodChange, (world, input) => {
    const settings = world.store.settings()
    world.store.commit({ settings: { ...settings, moods: changeMoods(settings.moods, input) } })
  }),
  'set-mood-preset': verb(z.object({ name: z.enum(PRESET_NAMES), seed: z.coerce.number().int().optional() }), (world, { name, seed }) => {
    const preset: Moods = PRESETS[name]
    world.store.commit({ settings: { ...world.store.settings(), moods: { ...preset, seed: seed ?? preset.seed } } })
  }),
  'calm-down': verb(z.object({}), (world) => {
    giveBack(world, { atOnce: true })
    world.store.commit({ settings: freshSettings() })
  }),
}

function resendMail(world: World, { certId }: { certId: number }): void {
  const certificate = requireInStatus(world, certId, 'resendMail')
  world.store.commit({ certificates: [{ ...certificate, submission: { ...requireSubmission(certificate), mail: 'waiting' } }] })
  world.sendMails()
}

/** Creates or changes an account. A manual change of the balance appears in the ledger as a deposit. */
export function setAccount({ store, clock }: Pick<World, 'store' | 'clock'>, input: z.infer<typeof accountInput>): void {
  const before = store.account(input.loginId)
  if (!before && !input.password) throw new Unfit('A new account needs a password')
  const account: Account = {
    loginId: before?.loginId ?? input.loginId,
    password: input.password ?? before?.password ?? '',
    ips: input.ips ?? before?.ips ?? ['127.0.0.1', '::1'],
    balance: input.balance ?? before?.balance ?? 0,
    partyId: before?.partyId ?? randomUUID().toUpperCase(),
    accountNumber: before?.accountNumber ?? `${100 + store.accounts().length}-KM-0001`,
    cart: before?.cart ?? [],
  }
  const amount = account.balance - (before?.balance ?? 0)
  const deposit = { at: clock.now().toISOString(), kind: 'deposit' as const, account: account.loginId, amount }
  store.commit({ accounts: [account], ledger: amount === 0 ? [] : [deposit] })
}
