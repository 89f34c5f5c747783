import { EnomError } from '../../enom/errors'
import { log } from '../../log'
import { inSpan } from '../../metrics/in-span'
import { metrics } from '../../metrics/metrics'
import { NotSent } from '../errors'

type Observed = { command: string; accountId: string; certificateId?: string | undefined; callId: string }

/** Runs a call to Enom, counts and times it, and logs its outcome with the request or job it belongs to. */
export async function observeCall<Output>(
  { command, accountId, certificateId, callId }: Observed,
  call: () => Promise<Output>,
): Promise<Output> {
  const began = performance.now()
  // A call without a certificate belongs to the certificate of the request or job.
  const about = { command, accountId, callId, ...(certificateId && { certificateId }) }
  const end = (outcome: string) => {
    const seconds = (performance.now() - began) / 1000
    metrics.enomCalls.inc({ command, outcome })
    metrics.enomDuration.observe({ command }, seconds)
    log.info({ ...about, outcome, seconds: Math.round(seconds * 1000) / 1000 }, 'Enom called')
  }
  try {
    const output = await inSpan(`Enom ${command}`, {}, call)
    end('ok')
    return output
  } catch (cause) {
    end(cause instanceof EnomError ? cause.kind : cause instanceof NotSent ? 'not-sent' : 'error')
    throw cause
  }
}
