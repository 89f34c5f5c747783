import { enomAddressFault } from './enom-hosts'
import { isPublicAddress } from './public-address'
import type { Env } from './schema'
import { isThisMachine } from './smtp-url'
import { weakBytes, weakText } from './strength'

export type SettingFault = { name: string; what: string }

/** The settings that could be parsed. Others are absent. */
type Known = Partial<Env>

/** Reserved names that no one can own (RFC 2606). A setting that contains one was never changed. */
const EXAMPLE_HOST = /(^|[.@])(example|invalid|example\.(com|net|org))$/i

/**
 * Returns the errors that a shop with real payments must never have. The checks of Enom's addresses and Stripe's key apply to every shop.
 */
export function realShopFaults(env: Known): SettingFault[] {
  const faults = [...enomFaults(env), ...keyFaults(env)]
  if (env.NODE_ENV !== 'production' || env.KEELMARK_REHEARSAL) return faults
  return [...faults, ...secretFaults(env), ...addressFaults(env), ...mailFaults(env)]
}

function enomFaults({ ENOM_LIVE_URL, ENOM_TEST_URL, KEELMARK_REHEARSAL: rehearsal = false }: Known): SettingFault[] {
  return list([
    ['ENOM_LIVE_URL', ENOM_LIVE_URL ? enomAddressFault('live', ENOM_LIVE_URL, { rehearsal }) : null],
    ['ENOM_TEST_URL', ENOM_TEST_URL ? enomAddressFault('test', ENOM_TEST_URL, { rehearsal }) : null],
  ])
}

/**
 * Checks the prefix of Stripe's key, which shows whether it is for real payments. A rehearsal or staging shop must never use such a key; a
 * real shop must always use one.
 */
function keyFaults({ STRIPE_SECRET_KEY: key, NODE_ENV, KEELMARK_REHEARSAL, KEELMARK_STAGING }: Known): SettingFault[] {
  if (!key) return []
  const isLive = /^.._live_/.test(key)
  const isReal = NODE_ENV === 'production' && !KEELMARK_REHEARSAL && !KEELMARK_STAGING
  const use = isReal
    ? 'use a key that starts with sk_live_ or rk_live_, or set KEELMARK_STAGING=true'
    : 'use a key that starts with sk_test_ or rk_test_'
  return list([
    [
      'STRIPE_SECRET_KEY',
      isLive && KEELMARK_REHEARSAL ? `accepts real payments in a rehearsal; ${use}, or remove KEELMARK_REHEARSAL` : null,
    ],
    ['STRIPE_SECRET_KEY', isLive && !KEELMARK_REHEARSAL && KEELMARK_STAGING ? `accepts real payments in a staging shop; ${use}` : null],
    ['STRIPE_SECRET_KEY', !isLive && isReal ? `is a test key, so certificates would be given away: ${use}` : null],
  ])
}

function secretFaults({ AUTH_SECRET, SECRETS_KEYS, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, ...env }: Known): SettingFault[] {
  const auth = AUTH_SECRET ? weakText(AUTH_SECRET) : null
  const keys = SECRETS_KEYS?.split(',').map((entry) => weakBytes(Buffer.from(entry.split(':')[1] ?? '', 'base64'))) ?? []
  const webhook = STRIPE_WEBHOOK_SECRET?.split(',').map((secret) => weakSigningSecret(secret.trim().slice('whsec_'.length))) ?? []
  const [key, signing] = [keys, webhook].map((weak) => weak.find((why) => why !== null))
  const isExampleKey = STRIPE_SECRET_KEY?.endsWith('_keelmark')
  return list([
    ['AUTH_SECRET', auth && `${auth}; generate your own with: openssl rand -base64 48`],
    ['SECRETS_KEYS', key ? `has a key that ${key}; generate your own with: echo "k1:$(openssl rand -base64 32)"` : null],
    ['STRIPE_SECRET_KEY', isExampleKey ? 'is the example value; copy yours from Stripe’s dashboard' : null],
    ['STRIPE_WEBHOOK_SECRET', signing ? `${signing}; copy the webhook’s whole signing secret from Stripe’s dashboard` : null],
    ...(['DATABASE_URL', 'DIRECT_DATABASE_URL'] as const).map((name) => [name, databaseFault(env[name])] as const),
  ])
}

function databaseFault(text: string | undefined): string | null {
  if (!text) return null
  const address = new URL(text)
  return address.password === 'password' ? 'has the example password; choose your own' : plainDatabaseFault(address)
}

/**
 * Checks that the database connection is encrypted, or that the settings say it need not be. A host name without a dot is in the same
 * compose file or pod.
 */
function plainDatabaseFault({ hostname, searchParams }: URL): string | null {
  const isNear = hostname === '' || searchParams.has('host') || isThisMachine(hostname) || /^[\w-]+$/.test(hostname)
  if (isNear || /^(verify-full|verify-ca|require|disable)$/.test(searchParams.get('sslmode') ?? '')) return null
  return 'connects to another machine without encryption; add ?sslmode=verify-full, or ?sslmode=disable if the connection stays within your own network'
}

/** Anyone who guesses this secret can forge payment events. */
function weakSigningSecret(secret: string): string | null {
  return secret.length < 16 ? 'is shorter than any that Stripe issues' : weakText(secret)
}

function addressFaults({ APP_URL, STRIPE_API_URL, VIES_URL, TRUSTED_PROXIES, EGRESS_IP }: Known): SettingFault[] {
  const isHttp = APP_URL?.startsWith('http://')
  return list([
    ['APP_URL', isHttp ? 'must be https in production; use https:// and the host name' : null],
    ['STRIPE_API_URL', STRIPE_API_URL ? 'must be unset in production; remove the line' : null],
    ['VIES_URL', VIES_URL?.startsWith('http:') ? 'must be https in production; remove the line to use the EU’s own server' : null],
    [
      'TRUSTED_PROXIES',
      TRUSTED_PROXIES === 0
        ? 'is 0, so all visitors would share one limit; set it to the number of proxies in front of the shop (1 for one nginx)'
        : null,
    ],
    [
      'EGRESS_IP',
      EGRESS_IP && !isPublicAddress(EGRESS_IP) ? 'is not a public address; use the one that Enom sees, or remove the line' : null,
    ],
  ])
}

function mailFaults({ SMTP_URL, MAIL_FROM = '', ALERT_EMAIL = '' }: Known): SettingFault[] {
  const { hostname, host } = new URL(SMTP_URL ?? 'smtp://unknown')
  const isExample = EXAMPLE_HOST.test(hostname) || (isThisMachine(hostname) && host.endsWith(':4025'))
  return list([
    ['SMTP_URL', isExample ? 'is the example value; use the address of your mail server: smtps://login:password@host:465' : null],
    [
      'MAIL_FROM',
      EXAMPLE_HOST.test(MAIL_FROM.replace(/>$/, '')) ? 'is the example value; use your own, such as Your Shop <shop@your.domain>' : null,
    ],
    ['ALERT_EMAIL', EXAMPLE_HOST.test(ALERT_EMAIL) ? 'is an example; use an address your staff read, or remove the line' : null],
  ])
}

function list(faults: readonly (readonly [string, string | null | undefined])[]): SettingFault[] {
  return faults.flatMap(([name, what]) => (what ? [{ name, what }] : []))
}
