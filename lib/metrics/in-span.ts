import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api'
import { readTrace } from '../trace'

const tracer = trace.getTracer('keelmark')

/**
 * Runs `work` as one span of a trace, with the same attributes as log lines. Without an SDK, which the operator loads (docs/operation.md),
 * no span is created.
 */
export function inSpan<Value>(name: string, attributes: Attributes, work: () => Promise<Value>): Promise<Value> {
  const { requestId, jobId, certificateId, orderId } = readTrace()
  const about = { 'keelmark.request': requestId, 'keelmark.job': jobId, 'keelmark.certificate': certificateId, 'keelmark.order': orderId }
  return tracer.startActiveSpan(name, { attributes: { ...about, ...attributes } }, async (span) => {
    try {
      return await work()
    } catch (error) {
      // Record only the type of the error, because its message may quote user input.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' })
      throw error
    } finally {
      span.end()
    }
  })
}
