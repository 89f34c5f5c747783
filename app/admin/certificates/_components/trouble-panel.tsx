import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { reportedOf, troubleOf } from '@/lib/admin/text'
import { canRetry, isUndecided } from '@/lib/certificates/lifecycle/places'
import { faultText } from '@/lib/chain/text'
import { formatMoney, type Money } from '@/lib/money'
import { Guarded } from '../../_components/guarded'
import { acceptCostOfOne, activateOne, bind, declareNone, endLost, release, retry } from '../actions'
import { Unbound } from './unbound'

/** The problem with a certificate: cause, what to do, Enom's own message, and the buttons to fix it. */
export function TroublePanel({ certificate }: { certificate: CertificateForStaff }) {
  const { id, place, costToAccept, looks, dispute } = certificate
  const reported = reportedOf(certificate)
  const trouble = troubleOf(certificate)
  if (!trouble) return certificate.waitsFor && <WaitsFor id={certificate.waitsFor} />
  return (
    <section aria-labelledby="trouble">
      <Alert tone={place === 'purchase:activation' ? 'info' : 'warning'} title={<span id="trouble">{trouble.cause}</span>}>
        <p>{trouble.cure}</p>
        {place === 'validation:file_mismatch' && <HeldFile certificate={certificate} />}
        {reported?.cause && <p>{reported.cause}</p>}
        {reported && (
          <p>
            Reported reason: <q>{reported.words}</q>
          </p>
        )}
      </Alert>
      {place === 'purchase:activation' && !dispute && <OneButton id={id} action={activateOne} text="Activate this certificate" />}
      {canRetry(place) && (
        <OneButton id={id} action={retry} text="Try the purchase again" variant={costToAccept || dispute ? 'secondary' : 'primary'} />
      )}
      {(isUndecided(place) || place === 'purchase:activation') && dispute && <EndLost id={id} />}
      {costToAccept && <AcceptCost id={id} cost={costToAccept} />}
      {place === 'purchase:outcome_unknown' && <Bind id={id} />}
      {place === 'purchase:outcome_unknown' && looks === null && <DeclareNone id={id} />}
      {place === 'validation:file_mismatch' && <Release id={id} />}
    </section>
  )
}

function WaitsFor({ id }: { id: string }) {
  return (
    <Alert tone="info" title="It is waiting for another purchase of the same product.">
      <p>
        The outcome of that purchase is unknown, so nothing of this product is bought until it is settled.{' '}
        <a href={`/admin/certificates/${id}`}>Open the other certificate</a>
      </p>
    </Alert>
  )
}

/** What our check found in the file, the file itself, and what to write to Enom. */
function HeldFile({ certificate: { id, files, problemText, enom, typeName, name } }: { certificate: CertificateForStaff }) {
  const [file] = files
  const faults = file?.faults.length ? file.faults.map(faultText) : problemText ? [problemText] : []
  return (
    <>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      {file && (
        <p>
          <a href={`/admin/certificates/${id}/file/zip`}>Download the file that was issued</a>: {file.names.join(', ')}, issued by{' '}
          {file.issuer}, SHA-256 {file.fingerprint.slice(0, 16)}…
        </p>
      )}
      <details>
        <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">Text for Enom support</summary>
        <p className="whitespace-pre-line">
          {`Certificate ${enom.certId ?? ''}${enom.orderId ? `, order ${enom.orderId}` : ''}: ${typeName} for ${name}.
            The certificate that was issued doesn’t match the request we sent. ${faults.join(' ')}
            Please reissue it from the request of this order at no cost, and tell us when it’s done.`}
        </p>
      </details>
    </>
  )
}

function OneButton({ id, action, text, variant }: { id: string; action: typeof retry; text: string; variant?: 'primary' | 'secondary' }) {
  return (
    <ActionForm action={action} prefix="do" label={text}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={variant}>{text}</SubmitButton>
    </ActionForm>
  )
}

function EndLost({ id }: { id: string }) {
  return (
    <ActionForm action={endLost} prefix="lost" label="Cancel this certificate" className="mt-4 max-w-form">
      <input type="hidden" name="id" value={id} />
      <Guarded title="Cancel this certificate">
        <p className="mb-3">It won’t be bought from Enom, whatever the bank decides. No money changes hands.</p>
        <SubmitButton variant="danger">Cancel this certificate</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function AcceptCost({ id, cost }: { id: string; cost: Money }) {
  return (
    <ActionForm action={acceptCostOfOne} prefix="cost" label="Accept the cost" className="mt-4 max-w-form">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="cost" value={cost.amount} />
      <Guarded title="Accept the cost">
        <p className="mb-3">We then buy it for {formatMoney(cost)} at most. The buyer pays nothing more.</p>
        <SubmitButton variant="danger">Buy it for {formatMoney(cost)}</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function Bind({ id }: { id: string }) {
  return (
    <>
      <Unbound certificateId={id} />
      <ActionForm action={bind} prefix="bind" label="Bind a certificate from Enom" className="max-w-form">
        <input type="hidden" name="id" value={id} />
        <TextInput name="enomCertId" label="Certificate number at Enom" inputMode="numeric" mono maxLength={9} />
        <SubmitButton>Bind it to this order</SubmitButton>
      </ActionForm>
    </>
  )
}

function DeclareNone({ id }: { id: string }) {
  return (
    <ActionForm action={declareNone} prefix="none" label="Nothing was bought" className="mt-6 max-w-form">
      <input type="hidden" name="id" value={id} />
      <Guarded title="Nothing was bought">
        <p className="mb-3">We then buy the certificate again. If Enom did sell one, the next order of this type gets it.</p>
        <Checkbox name="looked" label="I checked Enom’s list and the account’s balance." />
        <SubmitButton variant="danger">Buy it again</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function Release({ id }: { id: string }) {
  return (
    <ActionForm action={release} prefix="release" label="Release the file" className="max-w-form">
      <input type="hidden" name="id" value={id} />
      <Guarded title="Release the file">
        <p className="mb-3">
          The buyer gets the file and the email with the installation steps, even though the check found the problems above.
        </p>
        <SubmitButton variant="danger">Release the file</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}
