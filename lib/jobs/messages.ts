import type { JobRefusal } from './retry-job'

/** Returns the staff message for a job that was not changed. */
export function jobRefusalText({ code }: JobRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This job is no longer in the queue. It may have finished.'
    case 'running':
      return 'This job is running. Wait until it has finished, then reload this page.'
    case 'reason-missing':
      return 'Enter why you are cancelling it. The reason is saved with the job.'
  }
}
