import type { ReactNode } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { type Step, Steps } from '@/components/ui/steps'
import { buyerProblem, readBuyerProblem } from '@/lib/certificates/lifecycle/problems'
import type { CertificateView, Draft } from '@/lib/certificates/view/schema'
import { type StepName, stepPath, stepsOf } from '../load-set-up'

type SetUpFrameProps = {
  certificate: CertificateView
  draft: Draft
  step: StepName
  /** The question of this step. */
  title: string
  lead?: ReactNode
  children: ReactNode
}

const LABELS: Record<StepName, string> = { server: 'Request', contacts: 'Contacts', approver: 'Approval', check: 'Check and send' }

/** One step of the set-up: the progress, the error of an earlier attempt, and the question. */
export function SetUpFrame({ certificate, draft, step, title, lead, children }: SetUpFrameProps) {
  const problem = readBuyerProblem(certificate.problemCode)
  return (
    <FlowFrame leave={{ href: `/account/certificates/${certificate.id}`, label: 'Leave (saved steps are kept)' }}>
      <Steps label="Set-up" steps={stepsOf(draft).map((name) => stepOf(name, step, certificate.id, draft))} />
      {problem && (
        <Alert tone="warning" title="The last attempt did not go through">
          <p>{buyerProblem(problem).sentence} You have not been charged again, and your answers are saved.</p>
        </Alert>
      )}
      <PageTitle eyebrow={`${certificate.type.name} · Order ${certificate.orderNumber}`} lead={lead}>
        {title}
      </PageTitle>
      {children}
    </FlowFrame>
  )
}

function stepOf(name: StepName, current: StepName, certificateId: string, draft: Draft): Step {
  const state = name === 'check' ? 'not_started' : draft.steps[name]
  const begun = state !== 'not_started'
  return {
    label: LABELS[name],
    href: begun ? stepPath(certificateId, name) : undefined,
    state: name === current ? 'current' : state === 'not_started' ? 'open' : state,
  }
}
