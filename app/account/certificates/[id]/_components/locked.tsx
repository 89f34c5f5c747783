import { Alert } from '@/components/ui/alert'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import type { CertificateView } from '@/lib/certificates/view/schema'

/** A certificate locked by a payment dispute: what happened, what it means, and how it is unlocked. */
export function Locked({ certificate }: { certificate: CertificateView }) {
  const { label, sentence, tone } = buyerWords(certificate)
  return (
    <>
      <Alert tone={tone} title={label}>
        <p className="text-lg">{sentence}</p>
      </Alert>
      <div className="prose max-w-measure">
        {certificate.lock === 'open' ? (
          <p>
            If you didn’t mean to dispute the payment, ask your bank to withdraw the dispute. If you don’t know about a dispute, write to
            us. This page unlocks automatically if the dispute is decided in our favour.
          </p>
        ) : (
          <p>If you still want this certificate, write to us and we’ll find a way for you to pay for it.</p>
        )}
        <p>
          Questions? <a href="/help">Write to us</a> and mention order {certificate.orderNumber}.
        </p>
      </div>
    </>
  )
}
