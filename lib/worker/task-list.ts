import type { Task } from 'graphile-worker'
import type { JobName } from '../jobs/definitions'
import { auditTasks } from './handlers/audit'
import { certificateTasks } from './handlers/certificates'
import { mailTasks } from './handlers/mail'
import { orderTasks } from './handlers/orders'
import { sweepTasks } from './handlers/sweep'
import { webhookTasks } from './handlers/webhooks'

/** The handler for each job in jobs/definitions.ts. */
export const taskList: Record<JobName, Task> = {
  ...certificateTasks,
  ...orderTasks,
  ...mailTasks,
  ...webhookTasks,
  ...sweepTasks,
  ...auditTasks,
}
