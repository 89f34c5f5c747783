import { Alert } from '@/components/ui/alert'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { supportMailLink } from '@/lib/config/support-address'

/** Says that staff locked the certificate, why, and what still works. `support`: the address people write to. */
export function Suspended({ certificate, reason, support }: { certificate: CertificateView; reason: string; support: string }) {
  const { orderNumber, domainName, type } = certificate
  const mail = supportMailLink({ to: support, orderNumber, about: `locked certificate for ${domainName ?? type.name}` })
  return (
    <Alert tone="warning" title="Our team has locked this certificate">
      <p className="text-lg">{reason}</p>
      <p>
        It can’t be set up, sent or replaced until it is unlocked.
        {certificate.wasIssued
          ? ' An installed file keeps working, and you can download it, but links for servers stop.'
          : ' Your answers are saved.'}
      </p>
      <p>
        <a href={mail}>Write to us about it</a>
      </p>
    </Alert>
  )
}
