import { z } from 'zod'
import { enomAddressFault } from './enom-hosts'

const EXAMPLE_SECRET = 'example-only-not-a-secret'

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** Where buyers find the shop; every link is built from it. */
  APP_URL: z.url().transform((url) => new URL(url).origin),
  /** Where the web process listens. */
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** Signs sessions and hashes sign-in codes; at least 32 characters. */
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters'),
  /** `<id>:<base64 of 32 bytes>`, comma-separated; the first seals, all open. */
  SECRETS_KEYS: z.string().regex(/^[a-z0-9]+:[A-Za-z0-9+/]{43}=(,[a-z0-9]+:[A-Za-z0-9+/]{43}=)*$/, 'must be <id>:<base64 of 32 bytes>'),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_/, 'must start with sk_test_, sk_live_, rk_test_ or rk_live_'),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', 'must start with whsec_'),
  /** Only to reach a stand-in for Stripe; unset means api.stripe.com. */
  STRIPE_API_URL: z.url().optional(),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://'),
  MAIL_FROM: z.string().min(3).default('Keelmark <shop@keelmark.example>'),
  ENOM_LIVE_URL: z.url().default('https://reseller.enom.com/interface.asp'),
  ENOM_TEST_URL: z.url().default('https://resellertest.enom.com/interface.asp'),
  /** Where the shop writes to its staff when something needs a person; unset means MAIL_FROM. */
  ALERT_EMAIL: z.email().optional(),
  /** The shop's own address as Enom sees it, shown to staff who must register it. */
  EGRESS_IP: z.string().optional(),
  /** How many proxies of ours stand before the web server, each appending to X-Forwarded-For; 0: that header is not believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Set where the shop itself is a rehearsal (demo, tests): allows http and example secrets in a production build. */
  KEELMARK_REHEARSAL: z.stringbool().default(false),
})

export type Env = z.infer<typeof schema>

/**
 * Reads the settings once and says every fault in one line each.
 * @throws Error whose message lists the faults; never a value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(filled)
  if (!parsed.success) {
    throw new Error(
      `The settings are not complete:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`,
    )
  }
  const faults = productionFaults(parsed.data)
  if (faults.length) throw new Error(`These settings cannot run a real shop:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  return parsed.data
}

/** What must never be true of a shop that takes real money; of Enom's addresses, never of any shop. */
function productionFaults(env: Env): string[] {
  const faults = enomFaults(env)
  if (env.NODE_ENV !== 'production' || env.KEELMARK_REHEARSAL) return faults
  if (!env.APP_URL.startsWith('https://')) faults.push('APP_URL: must be https in production')
  if (env.AUTH_SECRET.includes(EXAMPLE_SECRET)) faults.push('AUTH_SECRET: is the example value; make your own')
  if (env.SECRETS_KEYS.includes('example:')) faults.push('SECRETS_KEYS: is the example value; make your own')
  if (env.STRIPE_WEBHOOK_SECRET.split(',').includes('whsec_keelmark'))
    faults.push('STRIPE_WEBHOOK_SECRET: is the example value; use your own')
  if (/^(sk|rk)_test_/.test(env.STRIPE_SECRET_KEY)) faults.push('STRIPE_SECRET_KEY: is a test key; certificates would be sold for no money')
  if (env.STRIPE_API_URL) faults.push('STRIPE_API_URL: must be unset in production')
  return faults
}

function enomFaults(env: Env): string[] {
  const rehearsal = env.KEELMARK_REHEARSAL
  const live = enomAddressFault('live', env.ENOM_LIVE_URL, { rehearsal })
  const test = enomAddressFault('test', env.ENOM_TEST_URL, { rehearsal })
  return [...(live ? [`ENOM_LIVE_URL: ${live}`] : []), ...(test ? [`ENOM_TEST_URL: ${test}`] : [])]
}

/** The settings of this process, read when first imported. */
export const env = parseEnv(process.env)
