import { Suspense } from 'react'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Facts } from '@/components/ui/facts'
import type { ProofToPublish } from '@/lib/certificates/validation/proof'
import type { ApprovalView } from '@/lib/certificates/view/approval'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { checkRecord } from '@/lib/dns/check-record'
import { checkFile } from '@/lib/probe/check-file'
import { fileFinding, recordFinding } from './proof-text'

/** What to publish to prove that the domain is the buyer's, and whether it is there. */
export function ProofPanel({ certificate, approval }: { certificate: CertificateView; approval: ApprovalView }) {
  const { proof, proofMethod } = approval
  const { id, type } = certificate
  const thing = proofMethod === 'dns' ? 'DNS record' : 'file'
  return (
    <section aria-labelledby="proof" className="my-8">
      <h2 id="proof" className="mb-4">
        Publish this {thing}
      </h2>
      {proof ? (
        <>
          <p className="mb-4">
            {type.brand} looks for it again and again and issues the certificate once it is there. Leave it in place until then.
          </p>
          <Facts items={factsOf(proof)} />
          <Suspense fallback={<p className="my-4 text-ink-2">Looking whether the {thing} is there…</p>}>
            <Doctor proof={proof} />
          </Suspense>
          <ButtonLink variant="secondary" href={`/account/certificates/${id}#proof`}>
            Look again
          </ButtonLink>
        </>
      ) : (
        <Alert tone="info" title="One moment">
          <p>{type.brand} has not told us yet what to publish. It appears here after the next check.</p>
        </Alert>
      )}
      {approval.ways.withdraw === 'api' && (
        <p className="mt-6">
          Can’t publish it? <a href={`/account/certificates/${id}/withdraw`}>Withdraw the request</a> and choose another way.
        </p>
      )}
    </section>
  )
}

function factsOf(proof: ProofToPublish) {
  const copied = (text: string) => (
    <span className="flex flex-wrap items-center gap-3">
      <code className="wrap-anywhere">{text}</code>
      <CopyButton text={text} />
    </span>
  )
  return proof.method === 'dns'
    ? [
        { term: 'Type', detail: proof.type },
        { term: 'Name', detail: copied(proof.name) },
        { term: 'Value', detail: copied(proof.value) },
      ]
    : [
        { term: 'Address of the file', detail: copied(proof.url) },
        { term: 'Its whole text', detail: copied(proof.contents) },
      ]
}

async function Doctor({ proof }: { proof: ProofToPublish }) {
  const { tone, title, todo } =
    proof.method === 'dns' ? recordFinding(proof, await checkRecord(proof)) : fileFinding(proof, await checkFile(proof))
  return (
    <Alert tone={tone} title={title}>
      <p className="wrap-anywhere">{todo}</p>
    </Alert>
  )
}
