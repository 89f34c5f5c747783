import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { UnfinishedRosette } from '@/components/ui/rosette'
import { buyerProblem, readBuyerProblem } from '@/lib/certificates/lifecycle/problems'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import type { CertificateView, Draft } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { firstOpenStep, stepPath, stepsOf } from '../set-up/load-set-up'

type HubProps = { certificate: CertificateView; draft: Draft; mayShare: boolean; language: Language }

/** A certificate that is waiting for its buyer: the four steps, which of them are done, and the button to continue. */
export function SetUpHub({ certificate, draft, mayShare, language }: HubProps) {
  const words = wordsOf(language, 'hub')
  const problem = certificate.place === 'setup:correction_needed' ? readBuyerProblem(certificate.problemCode) : null
  const fix = problem && buyerProblem(problem, language)
  const open = fix?.step ?? firstOpenStep(draft)
  const steps = stepsOf(draft)
  const done = steps.filter((step) => step !== 'check' && draft.steps[step] === 'done').length
  const begun = draft.isReplacement || draft.serverSoftware !== null || draft.contacts !== null
  return (
    <>
      <Trouble certificate={certificate} draft={draft} language={language} />
      <div className="flex items-start gap-6">
        <div className="min-w-0 flex-1">
          <ol className="border-t border-ink">
            {steps.map((step, index) => (
              <li key={step} className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 border-b border-line py-2">
                <span>
                  <span className="text-ink-3">{index + 1}. </span>
                  {step === open || (step !== 'check' && draft.steps[step] !== 'not_started') ? (
                    <a href={stepPath(certificate.id, step)}>{words(`steps.${step}`)}</a>
                  ) : (
                    words(`steps.${step}`)
                  )}
                </span>
                <span className="text-sm text-ink-2">{words(`states.${step === 'check' ? 'not_started' : draft.steps[step]}`)}</span>
              </li>
            ))}
          </ol>
          <p className="mt-4">
            <ButtonLink href={stepPath(certificate.id, open)}>{fix?.action ?? (begun ? words(`next.${open}`) : words('start'))}</ButtonLink>
          </p>
        </div>
        <div className="hidden w-28 shrink-0 sm:block">
          <UnfinishedRosette done={done} of={steps.length} />
        </div>
      </div>
      <div className="prose mt-8 max-w-measure text-ink-2">
        <p>{words('lead')}</p>
        {mayShare && (
          <p>{words.rich('helper', { link: (text) => <a href={`/account/certificates/${certificate.id}/people#helpers`}>{text}</a> })}</p>
        )}
        {!begun && !draft.isReplacement && (
          <>
            <p>{words('youNeed')}</p>
            <ul>
              <li>{words('needRequest')}</li>
              <li>{words('needContact')}</li>
              <li>{words(draft.proofMethods.length > 1 ? 'needInboxOr' : 'needInbox')}</li>
            </ul>
          </>
        )}
      </div>
    </>
  )
}

/** Explains what is wrong, what is safe, and what to do. Renders nothing if all is well. */
function Trouble({ certificate, draft, language }: Omit<HubProps, 'mayShare'>) {
  const words = wordsOf(language, 'hub')
  const problem = readBuyerProblem(certificate.problemCode)
  if (problem) {
    const { sentence, action, step } = buyerProblem(problem, language)
    return (
      <Alert tone={certificate.place === 'setup:declined' ? 'bad' : 'warning'} title={buyerWords(certificate, language).label}>
        <p>{sentence}</p>
        <p>{words('notCharged')}</p>
        <p>
          <a href={stepPath(certificate.id, step)}>{action}</a>
        </p>
      </Alert>
    )
  }
  if (draft.isBought) return null
  const { sentence, tone } = buyerWords(certificate, language)
  return (
    <>
      <Alert tone={tone} title={words('arrived')}>
        <p>{sentence}</p>
      </Alert>
      <LiveRefresh sentence={sentence} href={`/account/certificates/${certificate.id}`} />
    </>
  )
}
