import { Logger } from 'graphile-worker'
import { log } from '../log'

/** The queue's own messages, in the shop's log. What it says of each job that went well is for debugging only. */
export const queueLog = new Logger((scope) => (level, message) => {
  const line = { worker: scope.label, job: scope.taskIdentifier, jobId: scope.jobId }
  if (level === 'error') log.error(line, message)
  else if (level === 'warning') log.warn(line, message)
  else log.debug(line, message)
})
