import type { JobRefusal } from './retry-job'

/** Returns the message for staff when a job was left as it is. */
export function jobRefusalText({ code }: JobRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This job is no longer in the queue. It may have ended.'
    case 'running':
      return 'This job is running. Wait until it has ended, then load this page again.'
    case 'reason-missing':
      return 'Enter why you cancel it. The reason stays with the job.'
  }
}
