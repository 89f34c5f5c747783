import { fetchApprovers } from '../../certificates/fetch-approvers'
import { lookForPurchase } from '../../certificates/look-for-purchase'
import { lookUpSubmission } from '../../certificates/look-up-submission'
import { poll } from '../../certificates/poll'
import { resumeBlocked } from '../../certificates/resume-blocked'
import { runLane } from '../../certificates/run-lane'
import { submit } from '../../certificates/submit'
import { JOBS } from '../../jobs/definitions'
import { task } from '../task'

export const certificateTasks = {
  'purchase.run': task(JOBS['purchase.run'], runLane),
  'purchase.look': task(JOBS['purchase.look'], async ({ attemptId }) => {
    await lookForPurchase(attemptId)
  }),
  'certificate.list_approvers': task(JOBS['certificate.list_approvers'], ({ certificateId, revision }) =>
    fetchApprovers(certificateId, revision),
  ),
  'certificate.submit': task(JOBS['certificate.submit'], ({ certificateId }) => submit(certificateId)),
  'certificate.look_up_submission': task(JOBS['certificate.look_up_submission'], ({ certificateId }) => lookUpSubmission(certificateId)),
  'certificate.poll': task(JOBS['certificate.poll'], ({ certificateId }) => poll(certificateId)),
  'certificate.resume_blocked': task(JOBS['certificate.resume_blocked'], resumeBlocked),
}
