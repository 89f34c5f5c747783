import { JOBS } from '../../jobs/definitions'
import { deliver } from '../../outbox/sending/deliver'
import { task } from '../task'

export const mailTasks = {
  'mail.send': task(JOBS['mail.send'], ({ mailId }) => deliver(mailId)),
}
