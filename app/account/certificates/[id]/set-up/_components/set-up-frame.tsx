import type { ReactNode } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { type Step, Steps } from '@/components/ui/steps'
import { buyerProblem, readBuyerProblem } from '@/lib/certificates/lifecycle/problems'
import type { CertificateView, Draft } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { type StepName, stepPath, stepsOf } from '../load-set-up'

type SetUpFrameProps = {
  certificate: CertificateView
  draft: Draft
  step: StepName
  /** The question that this step asks. */
  title: string
  language: Language
  lead?: ReactNode
  children: ReactNode
}

/** One step of the set-up: the progress, the error from an earlier attempt, and the question. */
export function SetUpFrame({ certificate, draft, step, title, lead, language, children }: SetUpFrameProps) {
  const words = wordsOf(language, 'setUp')
  const problem = readBuyerProblem(certificate.problemCode)
  return (
    <FlowFrame language={language} leave={{ href: `/account/certificates/${certificate.id}`, label: words('leave') }}>
      <Steps
        label={words('label')}
        language={language}
        steps={stepsOf(draft).map((name) => ({ ...stepOf(name, step, certificate.id, draft), label: words(`steps.${name}`) }))}
      />
      {problem && (
        <Alert tone="warning" title={words('failed')}>
          <p>
            {buyerProblem(problem, language).sentence} {words('notCharged')}
          </p>
        </Alert>
      )}
      <PageTitle eyebrow={words('eyebrow', { product: certificate.type.name, order: String(certificate.orderNumber) })} lead={lead}>
        {title}
      </PageTitle>
      {children}
    </FlowFrame>
  )
}

function stepOf(name: StepName, current: StepName, certificateId: string, draft: Draft): Omit<Step, 'label'> {
  const state = name === 'check' ? 'not_started' : draft.steps[name]
  const begun = state !== 'not_started'
  return {
    href: begun ? stepPath(certificateId, name) : undefined,
    state: name === current ? 'current' : state === 'not_started' ? 'open' : state,
  }
}
