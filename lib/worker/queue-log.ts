import { Logger } from 'graphile-worker'
import { log } from '../log'

/** Writes the queue's own messages to the shop's log. Successful jobs are only logged at debug level. */
export const queueLog = new Logger((scope) => (level, message) => {
  const line = { worker: scope.label, job: scope.taskIdentifier, jobId: scope.jobId }
  if (level === 'error') log.error(line, message)
  else if (level === 'warning') log.warn(line, message)
  else log.debug(line, message)
})
