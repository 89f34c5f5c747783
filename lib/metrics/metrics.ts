import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const QUICK = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const SLOW = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** Labels must not contain user input or personal data: routes are patterns, and every other label has a fixed set of values. */
function makeMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    httpRequests: new Counter({
      name: 'keelmark_http_requests_total',
      help: 'Requests handled, by route pattern.',
      labelNames: ['method', 'route', 'status'] as const,
      registers,
    }),
    httpDuration: new Histogram({
      name: 'keelmark_http_request_duration_seconds',
      help: 'Response time, from the request’s headers to the last byte.',
      labelNames: ['route'] as const,
      buckets: QUICK,
      registers,
    }),
    stripeWebhooks: new Counter({
      name: 'keelmark_stripe_webhooks_total',
      help: 'Webhook deliveries received from Stripe, by response status.',
      labelNames: ['status'] as const,
      registers,
    }),
    enomCalls: new Counter({
      name: 'keelmark_enom_calls_total',
      help: 'Calls to Enom, by command and outcome.',
      labelNames: ['command', 'outcome'] as const,
      registers,
    }),
    enomDuration: new Histogram({
      name: 'keelmark_enom_call_duration_seconds',
      help: 'Duration of calls to Enom.',
      labelNames: ['command'] as const,
      buckets: SLOW,
      registers,
    }),
    jobs: new Counter({
      name: 'keelmark_jobs_total',
      help: 'Job attempts, done or failed, and jobs abandoned after their last failed attempt.',
      labelNames: ['job', 'outcome'] as const,
      registers,
    }),
    jobDuration: new Histogram({
      name: 'keelmark_job_duration_seconds',
      help: 'Duration of job attempts.',
      labelNames: ['job'] as const,
      buckets: SLOW,
      registers,
    }),
    databaseReached: new Gauge({
      name: 'keelmark_database_reached',
      help: '1 if the process could reach the database at the last check, otherwise 0.',
      labelNames: ['process'] as const,
      registers,
    }),
    diskFree: new Gauge({
      name: 'keelmark_disk_free_ratio',
      help: 'Free fraction of the disk that contains the shop’s folder, from 0 to 1.',
      labelNames: ['process'] as const,
      registers,
    }),
  }
}

/** Our own code and the code compiled by Next each load a copy of this module in the same process. Both share one registry. */
const PLACE = Symbol.for('keelmark.metrics')
const shared = globalThis as typeof globalThis & { [PLACE]?: ReturnType<typeof makeMetrics> }
shared[PLACE] ??= makeMetrics()

/** The metrics that each process records about its own work. */
export const metrics = shared[PLACE]
