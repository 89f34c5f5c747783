import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import { nameServersFault, readNameServers } from './name-servers'
import { smtpFault } from './smtp-url'

const number = (least: number, most: number) => z.coerce.number(`must be a number from ${least} to ${most}`).int().min(least).max(most)
const yesOrNo = z.stringbool('must be true or false').default(false)
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a full URL that begins with https://' })
const mailbox = z.email('must be a single email address')

export const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], 'must be production, development or test').default('development'),
  /** The shop's public address. Every link is built from it. */
  APP_URL: webAddress.check(explain(appUrlFault)).transform((url) => new URL(url).origin),
  /** The address the web process listens on. */
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: number(1, 65_535).default(3000),
  /** The port of `/metrics` of the web process; the worker listens on the next one. If unset, no metrics are served. */
  METRICS_PORT: number(1, 65_534).optional(),
  /** The address `/metrics` listens on. */
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** How long a web process that is shutting down still accepts requests, so that the proxies in front of it can react first. */
  DRAIN_SECONDS: number(0, 60).default(0),
  DATABASE_URL: z.string('is not set; use postgresql://user:password@host:5432/database').check(explain(databaseFault)),
  /**
   * The address of PostgreSQL itself if DATABASE_URL points to a pooler. The worker and migrations use it
   * (connect-directly.ts); in web processes it turns off named statements.
   */
  DIRECT_DATABASE_URL: z.string().check(explain(databaseFault)).optional(),
  DATABASE_POOL: number(1, 100).default(10),
  /** Signs sessions and hashes sign-in codes; at least 32 characters. */
  AUTH_SECRET: z
    .string('is not set; generate one with: openssl rand -base64 48')
    .min(32, 'needs at least 32 characters: openssl rand -base64 48'),
  /** `<id>:<base64 of 32 bytes>`, comma-separated; the first encrypts, all can decrypt. */
  SECRETS_KEYS: z.string('is not set; generate one with: echo "k1:$(openssl rand -base64 32)"').check(explain(keysFault)),
  STRIPE_SECRET_KEY: z
    .string('is not set; copy the secret key from Stripe’s dashboard')
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a key that starts with sk_test_, sk_live_, rk_test_ or rk_live_'),
  /** The signing secret of the webhook. During rotation, both secrets, separated by a comma. */
  STRIPE_WEBHOOK_SECRET: z
    .string('is not set; copy the signing secret of the webhook from Stripe’s dashboard')
    .regex(
      /^ *whsec_[^\s,]+( *, *whsec_[^\s,]+)* *$/,
      'must start with whsec_ and be the whole signing secret; separate two secrets with a comma',
    ),
  /** Only for a Stripe simulator. Unset means api.stripe.com. */
  STRIPE_API_URL: webAddress.optional(),
  SMTP_URL: z.string('is not set; use smtps://login:password@host:465').check(explain(smtpFault)),
  MAIL_FROM: z.string().check(explain(senderFault)).default('Keelmark <shop@keelmark.example>'),
  ENOM_LIVE_URL: webAddress.default('https://reseller.enom.com/interface.asp'),
  ENOM_TEST_URL: webAddress.default('https://resellertest.enom.com/interface.asp'),
  /** The address of VIES, the EU's register of VAT numbers. */
  VIES_URL: webAddress.default('https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number'),
  /** The email address for messages to staff that need human attention. Unset means MAIL_FROM. */
  ALERT_EMAIL: mailbox.optional(),
  /** The shop's IP address as Enom sees it, shown to staff, who must register it. */
  EGRESS_IP: z
    .string()
    .refine((text) => isIP(text) !== 0, 'must be one IP address, or unset')
    .optional(),
  /**
   * How many of our own proxies are in front of the web server, each appending to X-Forwarded-For. 0 means that the header is not trusted.
   */
  TRUSTED_PROXIES: number(0, 10).default(0),
  /** The name servers queried about buyers' domains, `address` or `address:port`, comma-separated. Unset means the system's resolvers. */
  DNS_SERVERS: z.string().check(explain(nameServersFault)).transform(readNameServers).optional(),
  /** A list of public keys with known private keys, which no CSR may use; see lib/csr/keys/published-keys.ts. */
  WEAK_KEYS_FILE: z.string().refine(existsSync, 'must be the path of an existing file, or unset').optional(),
  /** Where `npm run backup` writes its backups, and how many it keeps. */
  BACKUP_FOLDER: z.string().min(1).default('backups'),
  BACKUP_KEEP: number(1, 10_000).default(14),
  /** Set if the shop itself is a rehearsal (demo, tests). Allows http and example secrets in a production build. */
  KEELMARK_REHEARSAL: yesOrNo,
  /** Set for a staging shop, which has real secrets but no real sales. Requires Stripe's test keys. Enom's live server is never called. */
  KEELMARK_STAGING: yesOrNo,
})

export type Env = z.infer<typeof schema>

/** Returns a check built from a function that returns an error message or null. */
function explain(faultOf: (text: string) => string | null) {
  return z.superRefine((text: string, context) => {
    const fault = faultOf(text)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
}

function appUrlFault(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { username, password, pathname } = new URL(text)
  if (username || password) return 'must have no login; use https:// and the host name'
  if (pathname !== '/') return 'must have no path, because the shop needs its own host name; use https:// and the host name'
  return /[?#]/.test(text) ? 'must end after the host name; use https:// and the host name' : null
}

function databaseFault(text: string): string | null {
  if (!/^postgres(ql)?:\/\//.test(text)) return 'must start with postgresql://'
  return URL.canParse(text) ? null : 'cannot be parsed; percent-encode characters such as # / ? @ in the password'
}

function keysFault(text: string): string | null {
  if (!/^[a-z0-9]+:[A-Za-z0-9+/]{43}=(,[a-z0-9]+:[A-Za-z0-9+/]{43}=)*$/.test(text)) {
    return 'must be <id>:<base64 of 32 bytes>, with commas between several; generate one with: echo "k1:$(openssl rand -base64 32)"'
  }
  const ids = text.split(',').map((entry) => entry.split(':')[0])
  return new Set(ids).size === ids.length ? null : 'has two keys with the same id; give each key its own'
}

function senderFault(text: string): string | null {
  const address = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(text)?.[1] ?? text
  return mailbox.safeParse(address).success ? null : 'must be an email address, with or without a name: Your Shop <shop@your.domain>'
}
