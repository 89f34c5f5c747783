import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import { nameServersFault, readNameServers } from './name-servers'
import { smtpFault } from './smtp-url'

const number = (least: number, most: number) => z.coerce.number(`must be a number from ${least} to ${most}`).int().min(least).max(most)
const yesOrNo = z.stringbool('must be true or false').default(false)
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a whole address that begins with https://' })
const mailbox = z.email('must be one mail address')

export const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], 'must be production, development or test').default('development'),
  /** The shop's public address. Every link is built from it. */
  APP_URL: webAddress.check(explain(appUrlFault)).transform((url) => new URL(url).origin),
  /** The address the web process listens on. */
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: number(1, 65_535).default(3000),
  /** The port of `/metrics` of the web process; the worker listens on the next one. Unset means none. */
  METRICS_PORT: number(1, 65_534).optional(),
  /** The address `/metrics` listens on. */
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** How long a web process that is shutting down still takes requests, so that the proxies in front notice first. */
  DRAIN_SECONDS: number(0, 60).default(0),
  DATABASE_URL: z.string('is not set; write postgresql://user:password@host:5432/database').check(explain(databaseFault)),
  /** The address of PostgreSQL itself if DATABASE_URL leads to a pooler. Worker and migrations use it (connect-directly.ts). */
  DIRECT_DATABASE_URL: z.string().check(explain(databaseFault)).optional(),
  DATABASE_POOL: number(1, 100).default(10),
  /** Signs sessions and hashes sign-in codes; at least 32 characters. */
  AUTH_SECRET: z
    .string('is not set; make one with: openssl rand -base64 48')
    .min(32, 'needs at least 32 characters: openssl rand -base64 48'),
  /** `<id>:<base64 of 32 bytes>`, comma-separated; the first seals, all open. */
  SECRETS_KEYS: z.string('is not set; make one with: echo "k1:$(openssl rand -base64 32)"').check(explain(keysFault)),
  STRIPE_SECRET_KEY: z
    .string('is not set; copy the secret key from Stripe’s dashboard')
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a key that starts with sk_test_, sk_live_, rk_test_ or rk_live_'),
  /** The signing secret of the webhook. While it is being changed, both secrets, separated by a comma. */
  STRIPE_WEBHOOK_SECRET: z
    .string('is not set; copy the signing secret of the webhook from Stripe’s dashboard')
    .regex(
      /^ *whsec_[^\s,]+( *, *whsec_[^\s,]+)* *$/,
      'must start with whsec_ and be the whole signing secret; two are separated by a comma',
    ),
  /** Only for a stand-in for Stripe. Unset means api.stripe.com. */
  STRIPE_API_URL: webAddress.optional(),
  SMTP_URL: z.string('is not set; write smtps://login:password@host:465').check(explain(smtpFault)),
  MAIL_FROM: z.string().check(explain(senderFault)).default('Keelmark <shop@keelmark.example>'),
  ENOM_LIVE_URL: webAddress.default('https://reseller.enom.com/interface.asp'),
  ENOM_TEST_URL: webAddress.default('https://resellertest.enom.com/interface.asp'),
  /** The address of VIES, the EU's register of VAT numbers. */
  VIES_URL: webAddress.default('https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number'),
  /** The address for messages to staff when something needs a person. Unset means MAIL_FROM. */
  ALERT_EMAIL: mailbox.optional(),
  /** The shop's own address as Enom sees it, shown to staff, who must register it. */
  EGRESS_IP: z
    .string()
    .refine((text) => isIP(text) !== 0, 'must be one IP address, or unset')
    .optional(),
  /**
   * How many of our own proxies are in front of the web server, each appending to X-Forwarded-For. 0 means that the header is not trusted.
   */
  TRUSTED_PROXIES: number(0, 10).default(0),
  /** The name servers that are asked about buyers' domains, `address` or `address:port`, comma-separated. Unset means this machine's. */
  DNS_SERVERS: z.string().check(explain(nameServersFault)).transform(readNameServers).optional(),
  /** A list of public keys whose private key is known, which no request may use; see lib/csr/keys/published-keys.ts. */
  WEAK_KEYS_FILE: z.string().refine(existsSync, 'must be the path of a file that is there, or unset').optional(),
  /** Where `npm run backup` writes its backups, and how many it keeps. */
  BACKUP_FOLDER: z.string().min(1).default('backups'),
  BACKUP_KEEP: number(1, 10_000).default(14),
  /** Set if the shop itself is a rehearsal (demo, tests). Allows http and example secrets in a production build. */
  KEELMARK_REHEARSAL: yesOrNo,
  /** Set if a shop with real secrets sells nothing. Requires Stripe's test keys, and Enom's live server is never called. */
  KEELMARK_STAGING: yesOrNo,
})

export type Env = z.infer<typeof schema>

/** Makes a check from a function that returns a fault as a sentence, or null. */
function explain(faultOf: (text: string) => string | null) {
  return z.superRefine((text: string, context) => {
    const fault = faultOf(text)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
}

function appUrlFault(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { username, password, pathname } = new URL(text)
  if (username || password) return 'must have no login; write https:// and the host name'
  if (pathname !== '/') return 'must have no path, the shop needs a host name of its own; write https:// and the host name'
  return /[?#]/.test(text) ? 'must end after the host name; write https:// and the host name' : null
}

function databaseFault(text: string): string | null {
  if (!/^postgres(ql)?:\/\//.test(text)) return 'must start with postgresql://'
  return URL.canParse(text) ? null : 'cannot be read; percent-encode signs such as # / ? @ in the password'
}

function keysFault(text: string): string | null {
  if (!/^[a-z0-9]+:[A-Za-z0-9+/]{43}=(,[a-z0-9]+:[A-Za-z0-9+/]{43}=)*$/.test(text)) {
    return 'must be <id>:<base64 of 32 bytes>, several separated by commas; make one with: echo "k1:$(openssl rand -base64 32)"'
  }
  const ids = text.split(',').map((entry) => entry.split(':')[0])
  return new Set(ids).size === ids.length ? null : 'has two keys of one id; give each key its own'
}

function senderFault(text: string): string | null {
  const address = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(text)?.[1] ?? text
  return mailbox.safeParse(address).success ? null : 'must be a mail address, with or without a name: Your Shop <shop@your.domain>'
}
