import { type Attributes, ROOT_CONTEXT, type Span, type SpanOptions, type Tracer, trace } from '@opentelemetry/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTraced } from '../trace'
import { inSpan } from './in-span'

const made: { name: string; attributes: Attributes | undefined; isEnded: boolean; status?: unknown }[] = []

/** Records the spans that an SDK would send. */
function startSpan(name: string, options: SpanOptions = {}): Span {
  const kept: (typeof made)[number] = { name, attributes: options.attributes, isEnded: false }
  made.push(kept)
  const span = trace.wrapSpanContext({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 })
  span.end = () => {
    kept.isEnded = true
  }
  span.setStatus = (status) => {
    kept.status = status
    return span
  }
  return span
}

const startActiveSpan: Tracer['startActiveSpan'] = (name: string, ...rest: unknown[]) => {
  const work = rest.at(-1)
  if (typeof work !== 'function') throw new Error('no work')
  return work(startSpan(name, rest.length > 1 ? (rest[0] as SpanOptions) : {}), ROOT_CONTEXT)
}

beforeAll(() => void trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan }) }))
afterAll(() => trace.disable())

test('a span names its request, ends with its work, and records only the type of an error', async () => {
  await runTraced({ requestId: 'r', certificateId: 'c' }, async () => {
    expect(await inSpan('Enom GetBalance', { account: 'a' }, async () => 7)).toBe(7)
    await expect(
      inSpan('Enom GetBalance', {}, async () => {
        throw new TypeError('what somebody typed')
      }),
    ).rejects.toThrow(TypeError)
  })
  expect(made).toMatchObject([
    { name: 'Enom GetBalance', attributes: { 'keelmark.request': 'r', 'keelmark.certificate': 'c', account: 'a' }, isEnded: true },
    { isEnded: true, status: { code: 2, message: 'TypeError' } },
  ])
  expect(made[0]?.status).toBeUndefined()
})
