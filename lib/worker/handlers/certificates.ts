import { checkInstallation } from '../../certificates/installation/check'
import { runPurchaseQueue } from '../../certificates/purchase-run/run-queue'
import { reconcilePurchase } from '../../certificates/reconciliation/reconcile'
import { fetchApprovers } from '../../certificates/setup/fetch-approvers'
import { reconcileSubmission } from '../../certificates/submission/reconcile'
import { submit } from '../../certificates/submission/submit'
import { resumeHeld } from '../../certificates/sweeps/resume-held'
import { lookIssued } from '../../certificates/validation/look-issued'
import { poll } from '../../certificates/validation/poll'
import { JOBS } from '../../jobs/definitions'
import { task } from '../task'

export const certificateTasks = {
  'purchase.run': task(JOBS['purchase.run'], runPurchaseQueue),
  'purchase.look': task(JOBS['purchase.look'], async ({ operationId }) => {
    await reconcilePurchase(operationId)
  }),
  'certificate.list_approvers': task(JOBS['certificate.list_approvers'], ({ certificateId, revision }) =>
    fetchApprovers(certificateId, revision),
  ),
  'certificate.submit': task(JOBS['certificate.submit'], ({ certificateId }) => submit(certificateId)),
  'certificate.look_up_submission': task(JOBS['certificate.look_up_submission'], ({ certificateId }) => reconcileSubmission(certificateId)),
  'certificate.poll': task(JOBS['certificate.poll'], ({ certificateId }) => poll(certificateId)),
  'certificate.look_issued': task(JOBS['certificate.look_issued'], ({ certificateId }) => lookIssued(certificateId)),
  'certificate.check_installation': task(JOBS['certificate.check_installation'], ({ certificateId }) => checkInstallation(certificateId)),
  'certificate.resume_blocked': task(JOBS['certificate.resume_blocked'], resumeHeld),
}
