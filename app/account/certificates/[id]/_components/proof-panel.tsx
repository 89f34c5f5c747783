import { Suspense } from 'react'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import type { ProofToPublish } from '@/lib/certificates/validation/proof'
import type { ApprovalView } from '@/lib/certificates/view/approval'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { checkRecord } from '@/lib/dns/check-record'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { checkFile } from '@/lib/probe/check-file'
import { fileFinding, recordFinding } from './proof-text'

type ProofPanelProps = { certificate: CertificateView; approval: ApprovalView; language: Language; zone: string }

/** What to publish to prove control of the domain, and whether it has been published. */
export function ProofPanel({ certificate, approval, language, zone }: ProofPanelProps) {
  const words = wordsOf(language, 'proof')
  const { proof, proofMethod } = approval
  const { id, type } = certificate
  const isRecord = proofMethod === 'dns'
  return (
    <section aria-labelledby="proof" className="my-8">
      <h2 id="proof" className="mb-4">
        {words(isRecord ? 'recordTitle' : 'fileTitle')}
      </h2>
      {proof ? (
        <>
          <p className="mb-4">{words('lead', { brand: type.brand })}</p>
          <Facts
            items={[
              ...factsOf(proof, language),
              { term: words('since'), detail: <DateText at={approval.since} time zone={zone} language={language} /> },
            ]}
          />
          <Suspense fallback={<p className="my-4 text-ink-2">{words(isRecord ? 'lookingRecord' : 'lookingFile')}</p>}>
            <Doctor proof={proof} language={language} />
          </Suspense>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}#proof`}>
            {words('lookAgain')}
          </ButtonLink>
        </>
      ) : (
        <Alert tone="info" title={words('moment')}>
          <p>{words('notYet', { brand: type.brand })}</p>
        </Alert>
      )}
      {approval.ways.withdraw === 'api' && (
        <p className="mt-6">{words.rich('cannot', { link: (text) => <a href={`/account/certificates/${id}/withdraw`}>{text}</a> })}</p>
      )}
    </section>
  )
}

function factsOf(proof: ProofToPublish, language: Language) {
  const words = wordsOf(language, 'proof')
  const copied = (text: string) => (
    <span className="flex flex-wrap items-center gap-3">
      <code className="wrap-anywhere">{text}</code>
      <CopyButton text={text} />
    </span>
  )
  return proof.method === 'dns'
    ? [
        { term: words('type'), detail: proof.type },
        { term: words('name'), detail: copied(proof.name) },
        { term: words('value'), detail: copied(proof.value) },
      ]
    : [
        { term: words('fileAddress'), detail: copied(proof.url) },
        { term: words('fileText'), detail: copied(proof.contents) },
      ]
}

async function Doctor({ proof, language }: { proof: ProofToPublish; language: Language }) {
  const { tone, title, todo } =
    proof.method === 'dns' ? recordFinding(proof, await checkRecord(proof), language) : fileFinding(proof, await checkFile(proof), language)
  return (
    <Alert tone={tone} title={title}>
      <p className="wrap-anywhere">{todo}</p>
    </Alert>
  )
}
