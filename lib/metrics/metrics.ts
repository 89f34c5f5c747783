import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const QUICK = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const SLOW = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** No label may hold input or personal data: routes are patterns, and every other label is one of the shop's own words. */
function makeMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    httpRequests: new Counter({
      name: 'keelmark_http_requests_total',
      help: 'Requests answered, by the pattern of their route.',
      labelNames: ['method', 'route', 'status'] as const,
      registers,
    }),
    httpDuration: new Histogram({
      name: 'keelmark_http_request_duration_seconds',
      help: 'How long answers took, from the request’s headers to the last byte.',
      labelNames: ['route'] as const,
      buckets: QUICK,
      registers,
    }),
    stripeWebhooks: new Counter({
      name: 'keelmark_stripe_webhooks_total',
      help: 'Webhook deliveries that arrived from Stripe, by the status they were answered with.',
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
      help: 'How long calls to Enom took.',
      labelNames: ['command'] as const,
      buckets: SLOW,
      registers,
    }),
    jobs: new Counter({
      name: 'keelmark_jobs_total',
      help: 'Attempts at jobs, done or failed; and jobs given up, each after its last failed attempt.',
      labelNames: ['job', 'outcome'] as const,
      registers,
    }),
    jobDuration: new Histogram({
      name: 'keelmark_job_duration_seconds',
      help: 'How long attempts at jobs took.',
      labelNames: ['job'] as const,
      buckets: SLOW,
      registers,
    }),
    databaseReached: new Gauge({
      name: 'keelmark_database_reached',
      help: '1 if the process reached the database when it was last asked, otherwise 0.',
      labelNames: ['process'] as const,
      registers,
    }),
    diskFree: new Gauge({
      name: 'keelmark_disk_free_ratio',
      help: 'The part of the disk under the shop’s folder that is free, from 0 to 1.',
      labelNames: ['process'] as const,
      registers,
    }),
  }
}

/** Our own code and what Next compiled are two copies of this module in one process. Both count in one place. */
const PLACE = Symbol.for('keelmark.metrics')
const shared = globalThis as typeof globalThis & { [PLACE]?: ReturnType<typeof makeMetrics> }
shared[PLACE] ??= makeMetrics()

/** The metrics that each process counts about its own work. */
export const metrics = shared[PLACE]
