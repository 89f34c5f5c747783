import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { UnfinishedRosette } from '@/components/ui/rosette'
import { buyerProblem, readBuyerProblem } from '@/lib/certificates/lifecycle/problems'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import type { CertificateView, Draft } from '@/lib/certificates/view/schema'
import { firstOpenStep, type StepName, stepPath, stepsOf } from '../set-up/load-set-up'

const LABELS: Record<StepName, string> = {
  server: 'Certificate request',
  contacts: 'Contacts',
  approver: 'Approval',
  check: 'Check and send',
}
const STATES = { done: 'Done', needs_fix: 'Needs a fix', not_started: 'Not started' } as const

/** A certificate that waits for its buyer: the four steps, which are done, and the button that continues. */
export function SetUpHub({ certificate, draft, mayShare }: { certificate: CertificateView; draft: Draft; mayShare: boolean }) {
  const problem = certificate.place === 'setup:correction_needed' ? readBuyerProblem(certificate.problemCode) : null
  const fix = problem && buyerProblem(problem)
  const open = fix?.step ?? firstOpenStep(draft)
  const steps = stepsOf(draft)
  const done = steps.filter((step) => step !== 'check' && draft.steps[step] === 'done').length
  const begun = draft.isReplacement || draft.serverSoftware !== null || draft.contacts !== null
  return (
    <>
      <Trouble certificate={certificate} draft={draft} />
      <div className="flex items-start gap-6">
        <div className="min-w-0 flex-1">
          <ol className="border-t border-ink">
            {steps.map((step, index) => (
              <li key={step} className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 border-b border-line py-2">
                <span>
                  <span className="text-ink-3">{index + 1}. </span>
                  {step === open || (step !== 'check' && draft.steps[step] !== 'not_started') ? (
                    <a href={stepPath(certificate.id, step)}>{LABELS[step]}</a>
                  ) : (
                    LABELS[step]
                  )}
                </span>
                <span className="text-sm text-ink-2">{step === 'check' ? STATES.not_started : STATES[draft.steps[step]]}</span>
              </li>
            ))}
          </ol>
          <p className="mt-4">
            <ButtonLink href={stepPath(certificate.id, open)}>
              {fix?.action ?? (begun ? `Continue: ${LABELS[open].toLowerCase()}` : 'Set up your certificate')}
            </ButtonLink>
          </p>
        </div>
        <div className="hidden w-28 shrink-0 sm:block">
          <UnfinishedRosette done={done} of={steps.length} />
        </div>
      </div>
      <div className="prose mt-8 max-w-measure text-ink-2">
        <p>It takes about five minutes. Every finished step is saved: you can leave and come back.</p>
        {mayShare && (
          <p>
            Someone else runs your server? <a href={`/account/certificates/${certificate.id}/people#helpers`}>Make a helper link</a> that
            opens one step to them.
          </p>
        )}
        {!begun && !draft.isReplacement && (
          <>
            <p>You need:</p>
            <ul>
              <li>a certificate request (CSR), from your server or made in your browser; step 1 shows how</li>
              <li>a name, postal address, phone and email of a contact</li>
              <li>
                access to an inbox at the domain, such as admin@ or hostmaster@
                {draft.proofMethods.length > 1 && ', or to the domain’s DNS records or website'}
              </li>
            </ul>
          </>
        )}
      </div>
    </>
  )
}

/** Says what is wrong, what is safe, and what to do. Renders nothing if all is well. */
function Trouble({ certificate, draft }: { certificate: CertificateView; draft: Draft }) {
  const problem = readBuyerProblem(certificate.problemCode)
  if (problem) {
    const { sentence, action, step } = buyerProblem(problem)
    return (
      <Alert tone={certificate.place === 'setup:declined' ? 'bad' : 'warning'} title={buyerWords(certificate).label}>
        <p>{sentence}</p>
        <p>Your answers are saved and you are not charged again.</p>
        <p>
          <a href={stepPath(certificate.id, step)}>{action}</a>
        </p>
      </Alert>
    )
  }
  if (draft.isBought) return null
  const { sentence, tone } = buyerWords(certificate)
  return (
    <>
      <Alert tone={tone} title="Your payment arrived">
        <p>{sentence}</p>
      </Alert>
      <LiveRefresh sentence={sentence} href={`/account/certificates/${certificate.id}`} />
    </>
  )
}
